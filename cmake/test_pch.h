// For the tests of the lower floors: their header and the tests' framework.
#pragma once
#include "pch.h"

#include <gtest/gtest.h>

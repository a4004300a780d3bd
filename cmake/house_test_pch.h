// For the tests of usecase and above: their header and the tests' framework.
#pragma once
#include "house_pch.h"

#include <gtest/gtest.h>

// For the floors that work with stored rows (usecase and above): the standard library and the
// described rows and verbs' frame, whose expansion costs more than the rest of such a file.
#pragma once
#include "pch.h"
#include "store/application_rows.h"
#include "store/described_row.h"
#include "store/month_rows.h"
#include "store/payment_rows.h"
#include "store/person_rows.h"
#include "store/placement_rows.h"
#include "store/plan_rows.h"
#include "store/system_rows.h"
#include "usecase/perform.h"
#include "wire/json.h"

// 演示城市 (domain.md §9): the whole programme of the eleven units with fictitious persons, made
// through the verbs that everybody uses, deterministically from one seed. Nothing in it is a real
// person; the database is marked as a demonstration and its business day stands still.
#pragma once

#include <functional>

#include "demo/claim.h"
#include "demo/department_registers.h"
#include "demo/truth.h"
#include "demo/unit_story.h"

namespace yigang::demo {

struct MonthTotal {
  Month month;
  std::int64_t lines = 0;
  Fen total;
  Fen province;
  Fen city;
  Fen county;
  Fen original;
};

struct UnitTotal {
  UnitCode unit;
  UnitCode statistical_area;
  std::int64_t planned_rural = 0;
  std::int64_t planned_urban = 0;
  std::int64_t posts = 0;          // of the plan
  std::int64_t self_increase = 0;  // posts beyond it
  std::int64_t placed_ever = 0;
  Fen paid;
};

struct CityReport {
  Date business_day;
  std::vector<UnitTotal> units;
  std::vector<MonthTotal> months;
  Truth truth;
  DepartmentRegisters registers;
};

// Told after each step; false ends the work, and the database stays unfinished.
using Progress = std::function<bool(int done, int total, const std::string& what)>;
// Told when the city stands, before it is marked as finished: what goes out with it is written
// here, so that a finished city never lacks it.
using Handover = std::function<Result<>(const CityReport& report)>;

// Refusals: `demo_scale`, `demo_until`.
[[nodiscard]] Result<> check_options(const CityOptions& options);
// On a database that `stage.mark` has claimed. Refusals: those of check_options, `demo_cancelled`,
// `demo_taken_over`.
[[nodiscard]] Result<CityReport> build_city(Stage stage, const CityOptions& options,
                                            const Progress& progress,
                                            const Handover& handover = {});

}  // namespace yigang::demo

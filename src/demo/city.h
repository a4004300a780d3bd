// 演示城市 (domain.md §9): the whole programme of the eleven units with fictitious persons, made
// through the verbs that everybody uses, deterministically from one seed. Nothing in it is a real
// person; the database is marked as a demonstration and its business day stands still.
#pragma once

#include <functional>

#include "demo/truth.h"
#include "demo/unit_story.h"

namespace yigang::demo {

struct CityOptions {
  int percent = 1;  // of the plan: 1, 10 or 100
  std::uint64_t seed = 1;
  Month until = Month(2022, 12);  // last month that is worked and paid
};

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
  std::int64_t posts = 0;
  std::int64_t placed_ever = 0;
  Fen paid;
};

struct CityReport {
  Date business_day;
  std::vector<UnitTotal> units;
  std::vector<MonthTotal> months;
  Truth truth;
};

// Told after each step; false ends the work, and the database stays unfinished.
using Progress = std::function<bool(int done, int total, const std::string& what)>;

// Refusals: `demo_not_empty`, `demo_unfinished` (an earlier one was stopped).
[[nodiscard]] Result<> check_empty(store::Database& database);
// Refusals: those of check_empty, `demo_scale`, `demo_until`, `demo_cancelled`.
[[nodiscard]] Result<CityReport> build_city(Stage stage, const CityOptions& options,
                                            const Progress& progress);

}  // namespace yigang::demo

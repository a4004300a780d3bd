// For tests: a unit and month that is filled row by row, with the shipped law. Fictitious persons
// only.
#pragma once

#include "settle/settle.h"

namespace yigang::settle {

inline const law::LawSnapshot& shipped() {
  static const law::LawPtr law = law::LawSnapshot::load("law").value();
  return *law;
}

inline constexpr UnitCode kUnit{371522};
inline const Month kMarch(2022, 3);

// One unit and month that is filled row by row.
struct City {
  MonthInputs inputs{.unit = kUnit, .month = kMarch};
  explicit City(Month month = kMarch) { inputs.month = month; }

  std::size_t table(std::vector<policy::DatedRate> rates) {
    inputs.rate_tables.push_back(std::move(rates));
    return inputs.rate_tables.size() - 1;
  }
  PlacementInput& add(Side side, std::size_t rates, std::vector<policy::WorkSpan> work) {
    const auto number = static_cast<std::int64_t>(inputs.placements.size() + 1);
    PlacementInput one{.number = number,
                       .placement = PlacementId(1000 + number),
                       .person = PersonKey(5000 + number),
                       .side = side,
                       .town = PlaceCode(371522100),
                       .village = PlaceCode(371522100200),
                       .started = Date(2022, 3, 1),
                       .account_present = true,
                       .monthly_hours = Hours(800),
                       .rates = rates,
                       .birth = Date(1975, 5, 5)};
    one.work = {inputs.work.size(), work.size()};
    inputs.work.insert(inputs.work.end(), work.begin(), work.end());
    inputs.placements.push_back(one);
    return inputs.placements.back();
  }
  void give_paid(PlacementInput& one, const std::vector<Month>& months) {
    one.paid = {inputs.months.size(), months.size()};
    inputs.months.insert(inputs.months.end(), months.begin(), months.end());
  }
  Settlement settled() const { return settle_month(inputs, shipped()).value(); }
  Line only() const { return settled().lines.at(0); }
};

inline policy::WorkSpan hours(Month month, std::int64_t x10) {
  return {.first = month.first_day(), .last = month.last_day(), .hours = Hours(x10)};
}
inline policy::WorkSpan days(Month month, std::int64_t x10) {
  return {.first = month.first_day(), .last = month.last_day(), .days = WorkDays(x10)};
}
inline const std::vector<policy::DatedRate> k17 = {{Date(2021, 10, 1), Fen(1'700)}};
inline const std::vector<policy::DatedRate> kMonthly1700 = {{Date(2021, 10, 1), Fen(170'000)}};

inline std::vector<Month> months(Month first, int count) {
  std::vector<Month> all;
  for (int i = 0; i < count; ++i) all.push_back(first.plus(i));
  return all;
}

}  // namespace yigang::settle

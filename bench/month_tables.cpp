#include "month_tables.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "policy/tenure.h"

namespace yigang::bench {

namespace {

using law::Figure;
using policy::LawReader;
using settle::MonthInputs;
using settle::PlacementInput;

std::int64_t days_of(const std::optional<Date>& day) {
  return day ? day->days_since_1970() : kNone;
}
std::int64_t index_of(const std::optional<Month>& month) {
  return month ? month->index() : kNone;
}

class MonthTables {
 public:
  explicit MonthTables(const law::LawSnapshot& law) : law_(law) {}

  Result<> add(const MonthInputs& unit) {
    if (unit.settled_rural)
      return fail(failure("bench_peer").with("what", "a month that was shared out before"));
    TRY_VOID(add_figures(unit));
    for (const Side side : {Side::rural, Side::urban}) TRY_VOID(add_floors(unit, side));
    const std::int64_t tables = next_rate_table_;
    for (const auto& rates : unit.rate_tables) {
      for (const policy::DatedRate& rate : rates)
        put(rate_, {next_rate_table_, rate.from.days_since_1970(), rate.rate.value()});
      ++next_rate_table_;
    }
    // Placements without a standard have an empty one.
    const std::int64_t no_rates = next_rate_table_++;
    for (const PlacementInput& one : unit.placements)
      add_placement(unit, one,
                    one.rates ? tables + static_cast<std::int64_t>(*one.rates) : no_rates);
    return {};
  }

  std::vector<Table> take() {
    return {std::move(unit_figure_), std::move(retirement_), std::move(floor_), std::move(rate_),
            std::move(placement_),   std::move(work_),       std::move(paid_)};
  }

 private:
  static void put(Table& table, std::initializer_list<std::int64_t> row) {
    CHECK(row.size() == table.columns.size());
    table.cells.insert(table.cells.end(), row);
  }

  Result<> add_figures(const MonthInputs& unit) {
    LawReader reader(law_, unit.unit);
    const Date first = unit.month.first_day();
    TRY(const policy::TenureFigures tenure,
        policy::read_tenure_figures(reader, unit.month.last_day()));
    TRY(const law::Share share, reader.share(Figure::province_share, first));
    TRY(const int tenths, settle::city_tenths(law_, unit.unit, unit.month));
    TRY(const int days, law_.calendar().working_days_in(unit.month));
    TRY(const law::RetirementTable retirement, reader.retirement(unit.month.last_day()));
    put(unit_figure_,
        {unit.unit.value(), unit.month.index(), tenure.months_max, tenure.rural_extension_max,
         tenure.extension_end == policy::ExtensionEndLaw::current, days * 10,
         static_cast<std::int64_t>(share.kind), share.percent_x100, share.amount.value(), tenths,
         unit.social_fund.value()});
    for (const RetirementCategory category :
         {RetirementCategory::M60, RetirementCategory::F55, RetirementCategory::F50}) {
      const law::RetirementRow& row = retirement.of(category);
      put(retirement_,
          {unit.unit.value(), static_cast<std::int64_t>(category), row.old_age_years * 12,
           row.start.index(), row.step_months, row.cap_months});
    }
    return {};
  }

  Result<> add_floors(const MonthInputs& unit, Side side) {
    const Date first = unit.month.first_day();
    std::vector<Date> days{first};
    const Figure wage =
        side == Side::rural ? Figure::minimum_wage_hour : Figure::minimum_wage_month;
    for (const Figure figure : {wage, Figure::wage_tier})
      for (const Date day : law_.changes(figure, first, unit.month.last_day(), unit.unit))
        days.push_back(day);
    std::ranges::sort(days);
    LawReader reader(law_, unit.unit);
    for (const Date day : days) {
      TRY(const LawReader::Floor floor, reader.floor(side, day));
      put(floor_, {unit.unit.value(), static_cast<std::int64_t>(side), day.days_since_1970(),
                   floor.amount.value()});
    }
    return {};
  }

  void add_placement(const MonthInputs& unit, const PlacementInput& one, std::int64_t rates) {
    const auto id = static_cast<std::int64_t>(placement_.rows());
    const auto& frozen = one.first_approval;
    put(placement_, {id,
                     unit.unit.value(),
                     one.number,
                     one.person.value(),
                     static_cast<std::int64_t>(one.side),
                     one.village.value(),
                     days_of(one.last_day),
                     one.off_duty,
                     one.held,
                     one.waiting,
                     one.account_present,
                     one.overtime_confirmed,
                     one.monthly_hours.x10(),
                     one.scheduled ? one.scheduled->x10() : kNone,
                     rates,
                     one.prior_months,
                     index_of(one.extension_until),
                     frozen && frozen->under_distance,
                     frozen ? Month::of(frozen->retirement_day).index() : kNone,
                     Month::of(one.birth).index(),
                     one.category ? static_cast<std::int64_t>(*one.category) : kNone});
    std::int64_t place = 0;
    for (const policy::WorkSpan& span : one.work.of(unit.work))
      put(work_, {id, ++place, span.first.days_since_1970(), span.last.days_since_1970(),
                  one.side == Side::rural ? span.hours.x10() : span.days.x10()});
    const auto recovered = one.recovered.of(unit.months);
    for (const Month month : one.paid.of(unit.months))
      put(paid_, {id, month.index(), std::ranges::binary_search(recovered, month)});
  }

  const law::LawSnapshot& law_;
  std::int64_t next_rate_table_ = 0;
  Table unit_figure_{
      "unit_figure",
      {"unit", "month", "tenure_max", "extension_max", "ends_by_current_law", "default_days_x10",
       "share_kind", "share_percent_x100", "share_fen", "city_tenths", "social_fund"},
      "unit",
      {}};
  Table retirement_{"retirement",
                    {"unit", "category", "old_age_months", "start_month", "step", "cap"},
                    "unit, category",
                    {}};
  Table floor_{"wage_floor", {"unit", "side", "from_day", "floor_fen"}, "", {}};
  Table rate_{"rate", {"rate_table", "from_day", "rate"}, "rate_table, from_day", {}};
  Table placement_{"placement",
                   {"id",
                    "unit",
                    "number",
                    "person",
                    "side",
                    "village",
                    "last_day",
                    "paused",
                    "held",
                    "waiting",
                    "has_account",
                    "overtime_confirmed",
                    "monthly_x10",
                    "scheduled_x10",
                    "rate_table",
                    "prior_months",
                    "extension_until",
                    "near_retirement",
                    "frozen_month",
                    "birth_month",
                    "category"},
                   "id",
                   {}};
  Table work_{
      "work", {"placement", "place", "first_day", "last_day", "work_x10"}, "placement, place", {}};
  Table paid_{"paid", {"placement", "month", "recovered"}, "placement, month", {}};
};

// The check values of one unit.
struct UnitSums {
  std::array<std::int64_t, 6> statuses{};
  std::array<std::int64_t, 7> problems{};
  std::array<std::int64_t, 15> sums{};

  void add(const settle::Line& line) {
    ++statuses[static_cast<std::size_t>(line.status)];
    if (line.problem) ++problems[static_cast<std::size_t>(*line.problem)];
    const policy::FundingParts& parts = line.parts;
    const std::int64_t values[] = {line.hours.x10() + line.days.x10(),
                                   line.rate.value(),
                                   line.amount.value(),
                                   line.missing.value(),
                                   parts.province.value(),
                                   parts.city.value(),
                                   parts.county.value(),
                                   parts.social_fund.value(),
                                   parts.original_channel.value(),
                                   line.number * line.amount.value(),
                                   line.number * parts.province.value(),
                                   line.number * parts.city.value(),
                                   line.number * parts.social_fund.value(),
                                   line.months_used,
                                   line.last_payable ? line.last_payable->index() : 0};
    static_assert(std::size(values) == std::tuple_size_v<decltype(sums)>);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += values[i];
  }
};

policy::FundingParts parts_of(const settle::Settlement& settled) {
  policy::FundingParts sum;
  for (const settle::Line& line : settled.lines) {
    sum.province += line.parts.province;
    sum.city += line.parts.city;
    sum.county += line.parts.county;
    sum.social_fund += line.parts.social_fund;
    sum.original_channel += line.parts.original_channel;
  }
  return sum;
}

}  // namespace

Result<std::vector<Table>> month_tables(const std::vector<MonthInputs>& units,
                                        const law::LawSnapshot& law) {
  MonthTables tables(law);
  for (const MonthInputs& unit : units) TRY_VOID(tables.add(unit));
  return tables.take();
}

Result<> write_columns(const std::vector<Table>& tables, const std::string& folder) {
  for (const Table& table : tables)
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      std::vector<std::int64_t> values;
      values.reserve(table.rows());
      for (std::size_t i = column; i < table.cells.size(); i += table.columns.size())
        values.push_back(table.cells[i]);
      std::ofstream file(folder + "/" + table.name + "." + table.columns[column] + ".i64",
                         std::ios::binary);
      file.write(reinterpret_cast<const char*>(values.data()),
                 static_cast<std::streamsize>(values.size() * sizeof(std::int64_t)));
      if (!file.flush()) return fail(failure("bench_peer").with("what", "write a column"));
    }
  return {};
}

Result<std::string> month_check(const std::vector<MonthInputs>& units,
                                const std::vector<settle::Settlement>& settled) {
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    UnitSums sums;
    for (const settle::Line& line : settled[i].lines) sums.add(line);
    policy::FundingParts wanted = settled[i].rural.parts;
    wanted.original_channel += settled[i].urban.parts.original_channel;
    if (parts_of(settled[i]) != wanted)
      return fail(failure("bench_peer").with("what", "the lines are not the unit's parts"));
    text += fmt::format("{} {} {} {}\n", units[i].unit.value(), fmt::join(sums.statuses, " "),
                        fmt::join(sums.problems, " "), fmt::join(sums.sums, " "));
  }
  return text;
}

}  // namespace yigang::bench

// 未发月份清单 (LZ-2022-4 二(四)/5): within the actor's scope each unit and month that is not paid
// out although its pay day has passed, with what it waits for. The pay day of a month is the day
// `pay_day` of the month after it, by the law of that month's first day; it has passed from the day
// after on. As things stand today. Never changes anything; cost: five set-based statements, one
// more for the towns of a month.
#pragma once

#include "store/list_queries.h"
#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

// The first thing that is missing: nobody has run the month, the run is not locked, a locked run
// has left out people who were on a post (waiting, held, with a problem), the money is not paid.
BOOST_DEFINE_FIXED_ENUM_CLASS(UnpaidState, std::uint8_t, not_run, not_locked, not_settled, not_paid)

// One month of one unit is told with its towns too.
struct UnpaidQuery {
  std::optional<UnitCode> unit;
  std::optional<Month> month;
};
BOOST_DESCRIBE_STRUCT(UnpaidQuery, (), (unit, month))

struct UnpaidMonth {
  UnitCode unit;
  std::string name;
  Month month;
  Date due_on;
  UnpaidState state{};
  std::int64_t placements = 0;    // with a day in the month
  std::int64_t not_settled = 0;   // of them, by no locked run
  std::int64_t unpaid_lines = 0;  // of locked runs, less what corrections took back
  Fen unpaid_fen;
};
BOOST_DESCRIBE_STRUCT(UnpaidMonth, (),
                      (unit, name, month, due_on, state, placements, not_settled, unpaid_lines,
                       unpaid_fen))
// What the number of placements of a month is made of: whoever may see the pay and not the persons
// is told so many of each town.
struct UnpaidTown {
  PlaceCode town;
  std::int64_t placements = 0;
};
BOOST_DESCRIBE_STRUCT(UnpaidTown, (), (town, placements))
struct UnpaidMonths {
  Date on;
  std::vector<UnpaidMonth> months;  // by unit in the order of annex 1, the oldest first
  std::vector<UnpaidTown> towns;    // of the unit and month that were asked for
};
BOOST_DESCRIBE_STRUCT(UnpaidMonths, (), (on, months, towns))
// The day by which a month is to be paid, of the unit or, for the city, by the city's own row.
[[nodiscard]] Result<Date> pay_due(const law::LawSnapshot& law, Month month, UnitCode unit);
// The list as of a day for what a scope reaches; whoever calls has asked who may see it.
[[nodiscard]] Result<UnpaidMonths> unpaid_within(store::Reader& reader, const law::LawSnapshot& law,
                                                 const store::ListScope& scope, Date on);
[[nodiscard]] Result<UnpaidMonths> unpaid_months(Desk& desk, const Actor& actor,
                                                 const UnpaidQuery& query);

}  // namespace yigang::usecase

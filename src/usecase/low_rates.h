// 过低标准清单 (LZ-2022-4 二(四)/2–3): the rates of pay in force on a day that lie below the
// minimum wage of that day, each with what is missing and how many posts and people hang on it, so
// that the county raises them before the month is run and its rows get below_floor. The day may lie
// ahead: a rise that the law knows already, with the rates that are known today. A wage that is
// expected and not yet entered is marked. Never changes anything; cost: two statements.
#pragma once

#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

struct LowRateQuery {
  std::optional<Date> on;  // default: today
  std::optional<UnitCode> unit;
};
BOOST_DESCRIBE_STRUCT(LowRateQuery, (), (on, unit))

struct LowRate {
  PayStandardId id;
  UnitCode unit;
  Side side{};
  std::string post_type;
  std::string band;
  Fen rate_fen;   // an hour (rural) or a month (urban), and so are the next two
  Fen floor_fen;  // of the unit's tier
  Fen missing_fen;
  Date from_day;           // of the rate
  Date floor_from;         // since when the minimum wage is what it is
  bool reviewed = true;    // false: another wage is due by that day and nobody has entered it
  std::int64_t posts = 0;  // of the rate within the scope, approved and not abolished
  std::int64_t on_duty = 0;
};
BOOST_DESCRIBE_STRUCT(LowRate, (),
                      (id, unit, side, post_type, band, rate_fen, floor_fen, missing_fen, from_day,
                       floor_from, reviewed, posts, on_duty))
struct LowRates {
  Date on;
  std::vector<LowRate> rates;
};
BOOST_DESCRIBE_STRUCT(LowRates, (), (on, rates))
[[nodiscard]] Result<LowRates> low_rates(Desk& desk, const Actor& actor, const LowRateQuery& query);

}  // namespace yigang::usecase

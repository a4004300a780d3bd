// What a county has recorded beside the city's plan: self-increases of a year (LZ-2022-4 一/7) and
// scope expansions (二(一)/10), those that were withdrawn too, within the actor's scope. Short
// lists, not paged: a county decides a few a year. Reads only.
#pragma once

#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

struct SelfIncreaseQuery {
  std::int64_t year = 0;
  std::optional<UnitCode> unit;
};
BOOST_DESCRIBE_STRUCT(SelfIncreaseQuery, (), (year, unit))

struct SelfIncreaseLine {
  SelfIncreaseId id;
  UnitCode unit;
  std::int64_t year = 0;
  Side side{};
  std::int64_t posts = 0;
  std::string document;
  Date effective_from;
  std::string recorded_by;
  std::optional<Date> withdrawn_on;
  std::optional<std::string> withdrawn_by;
  std::string withdrawn_reason;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SelfIncreaseLine, (),
                      (id, unit, year, side, posts, document, effective_from, recorded_by,
                       withdrawn_on, withdrawn_by, withdrawn_reason, version))
struct SelfIncreases {
  std::vector<SelfIncreaseLine> items;
};
BOOST_DESCRIBE_STRUCT(SelfIncreases, (), (items))
[[nodiscard]] Result<SelfIncreases> list_self_increases(Desk& desk, const Actor& actor,
                                                        const SelfIncreaseQuery& query);

struct ExpansionQuery {
  std::optional<UnitCode> unit;
};
BOOST_DESCRIBE_STRUCT(ExpansionQuery, (), (unit))

struct ExpansionLine {
  ExpansionId id;
  UnitCode unit;
  std::string name;
  Side side{};
  std::int64_t quota = 0;
  std::int64_t used = 0;
  Date from_day;
  Date until_day;
  std::string document;
  std::optional<Date> withdrawn_on;
  std::string withdrawn_reason;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ExpansionLine, (),
                      (id, unit, name, side, quota, used, from_day, until_day, document,
                       withdrawn_on, withdrawn_reason, version))
struct Expansions {
  std::vector<ExpansionLine> items;
};
BOOST_DESCRIBE_STRUCT(Expansions, (), (items))
[[nodiscard]] Result<Expansions> list_expansions(Desk& desk, const Actor& actor,
                                                 const ExpansionQuery& query);

}  // namespace yigang::usecase

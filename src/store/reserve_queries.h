// Who may fill a post that fell vacant, and to whom it was offered (LZ-2022-4 二(二)/10 及时补充).
// Reads by the index of the announcement's posts and of the vacancy.
#pragma once

#include <optional>
#include <vector>

#include "store/application_queries.h"
#include "store/plan_rows.h"

namespace yigang {

using ReserveCallId = Id<struct ReserveCallTag>;

}  // namespace yigang

namespace yigang::store {

BOOST_DEFINE_FIXED_ENUM_CLASS(CallOutcome, std::uint8_t, accepted, declined, unreachable)

struct ReserveCallRow {
  static constexpr std::string_view kTable = "reserve_call";
  UnitCode unit;
  ReserveCallId id;
  VacancyId vacancy_id;
  ApplicationId application_id;
  CallOutcome outcome{};
  std::string reason;
  Date called_on;
  AccountId called_by;
};
BOOST_DESCRIBE_STRUCT(ReserveCallRow, (),
                      (unit, id, vacancy_id, application_id, outcome, reason, called_on, called_by))

// In the order in which they were made.
[[nodiscard]] Result<std::vector<ReserveCallRow>> calls_of_vacancy(Reader& reader, UnitCode unit,
                                                                   VacancyId vacancy);
// Who has passed the review, holds no post, and whom the county could approve for this one (what
// approve_application asks of announcement, side and town); in no order that counts.
[[nodiscard]] Result<std::vector<PassedApplication>> reserve_for_post(Reader& reader,
                                                                      const PostRow& post);

// How many open vacancies stand in a scope since which days: first and last day, both inside.
struct OpenedSpan {
  Date first;
  Date last;
};
[[nodiscard]] Result<std::vector<std::int64_t>> vacancies_by_age(
    Reader& reader, UnitCode unit, PlaceCode town, PlaceCode village,
    const std::vector<OpenedSpan>& spans);

}  // namespace yigang::store

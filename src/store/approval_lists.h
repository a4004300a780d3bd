// All that the county's decisions of a unit rest on beside the facts of the day (LZ-2022-4
// 二(三)/1): who waits after the notice, with the days, votes and takers of the steps before, and
// the posts that wait for somebody. Set-based: a fixed number of statements, whatever waits; the
// scope is whole units (371500: the city), since people of one unit stand in one line for its
// posts. Reads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "policy/eligibility.h"
#include "store/application_rows.h"
#include "store/database.h"

namespace yigang::store {

struct AwaitingApproval {
  ApplicationRow application;
  std::string name;
  bool old_staff = false;  // re-recognised, and months on the old scheme were confirmed
  ApplicationStepRow review;
  ApplicationStepRow notice;
};
// By id.
[[nodiscard]] Result<std::vector<AwaitingApproval>> awaiting_approval(Reader& reader,
                                                                      UnitCode unit);

// Of the last notice of each that stands, by application and the order of their days.
struct NoticedItem {
  ApplicationId application;
  NoticeId notice;
  std::int64_t item_no = 0;
  Date last_day;
  AccountId published_by;
};
[[nodiscard]] Result<std::vector<NoticedItem>> noticed_items(Reader& reader, UnitCode unit);
struct ObjectedItem {
  ApplicationId application;
  NoticeId notice;
  std::int64_t open = 0;
  std::int64_t upheld = 0;
};
[[nodiscard]] Result<std::vector<ObjectedItem>> objected_items(Reader& reader, UnitCode unit);

// By application and the order of the sessions.
struct CountedVote {
  ApplicationId application;
  std::int64_t agree = 0;
  std::int64_t present = 0;
  AccountId opened_by;
};
[[nodiscard]] Result<std::vector<CountedVote>> counted_votes(Reader& reader, UnitCode unit);

// Who holds a post already, in whatever unit.
[[nodiscard]] Result<std::vector<ApplicationId>> awaiting_holders(Reader& reader, UnitCode unit);
// The screening that did not end with yes, and the circumstances that are recorded for the day.
struct AwaitingReason {
  ApplicationId application;
  policy::Reason reason{};
};
[[nodiscard]] Result<std::vector<AwaitingReason>> screened_for_decision(Reader& reader,
                                                                        UnitCode unit);
[[nodiscard]] Result<std::vector<AwaitingReason>> circumstances_on(Reader& reader, UnitCode unit,
                                                                   Date day);

// A post that nobody holds, once for each announcement that names it; by unit, number and
// announcement.
struct WaitingPost {
  UnitCode unit;
  PostId id;
  std::int64_t number = 0;
  std::string title;
  Side side{};
  PlaceCode town;
  PlaceCode place;
  std::string post_type;
  std::string band;
  Hours hours;  // of a month
  AnnouncementId announcement;
  bool published = false;
};
[[nodiscard]] Result<std::vector<WaitingPost>> waiting_posts(Reader& reader, UnitCode unit);

// How many applications stand where, for a picture of the steps.
struct StateCount {
  registry::ApplicationState state{};
  std::int64_t count = 0;
};
[[nodiscard]] Result<std::vector<StateCount>> applications_by_state(Reader& reader, UnitCode unit,
                                                                    PlaceCode town,
                                                                    PlaceCode village);
// The same by unit, or by town of the one unit that is asked for.
struct PlaceStateCount {
  UnitCode unit;
  std::optional<PlaceCode> town;
  registry::ApplicationState state{};
  std::int64_t count = 0;
};
[[nodiscard]] Result<std::vector<PlaceStateCount>> applications_by_place(Reader& reader,
                                                                         UnitCode unit,
                                                                         PlaceCode town,
                                                                         PlaceCode village);

}  // namespace yigang::store

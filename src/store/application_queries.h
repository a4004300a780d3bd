// Questions and claims about announcements, applications, reviews, notices and approvals.
#pragma once

#include <vector>

#include "store/application_rows.h"
#include "store/database.h"

namespace yigang::store {

[[nodiscard]] Result<bool> holds_a_post(Reader& reader, PersonKey person);
// One open application per person: false when another one is open.
[[nodiscard]] Result<bool> open_application(Writer& writer, const ApplicationOpenRow& row);
[[nodiscard]] Result<> close_application(Writer& writer, PersonKey person);
// One person, one post, one holder: `person_taken` or `post_taken` says who was first.
enum class HolderClaim : std::uint8_t { taken, person_holds, post_held };
[[nodiscard]] Result<HolderClaim> claim_holder(Writer& writer, const HolderRow& row);
[[nodiscard]] Result<> release_holder(Writer& writer, PersonKey person);
// The person's claim goes over to another post of the unit; false when somebody holds that post.
[[nodiscard]] Result<bool> move_holder(Writer& writer, PersonKey person, UnitCode unit,
                                       PostId post);

// By the number that stands on the screen.
[[nodiscard]] Result<std::optional<ApplicationId>> application_numbered(Reader& reader,
                                                                        UnitCode unit,
                                                                        std::int64_t number);
[[nodiscard]] Result<std::optional<Date>> day_of_step(Reader& reader, UnitCode unit,
                                                      ApplicationId id, std::int64_t step);
[[nodiscard]] Result<std::vector<ApplicationStepRow>> steps_of(Reader& reader, UnitCode unit,
                                                               ApplicationId id);
[[nodiscard]] Result<std::vector<ApplicationRow>> applications_of_review(
    Reader& reader, UnitCode unit, AnnouncementId announcement, PlaceCode village);
// The last notice that names the application, with what was objected.
struct NoticeOfApplication {
  NoticeId notice;
  std::int64_t item_no = 0;
  Date last_day;
  AccountId published_by;
  int open_objections = 0;
  int upheld_objections = 0;
};
[[nodiscard]] Result<std::optional<NoticeOfApplication>> notice_of(Reader& reader, UnitCode unit,
                                                                   ApplicationId id);
[[nodiscard]] Result<std::vector<NoticeItemRow>> items_of_notice(Reader& reader, UnitCode unit,
                                                                 NoticeId notice);
// Who opened the review in which the application was voted on.
[[nodiscard]] Result<std::optional<AccountId>> reviewer_of(Reader& reader, UnitCode unit,
                                                           ApplicationId id);
[[nodiscard]] Result<std::optional<ApprovalRow>> standing_approval(Reader& reader, UnitCode unit,
                                                                   ApplicationId id);
// The office whose approval fills the post, by its name; nothing: nobody holds it.
[[nodiscard]] Result<std::optional<std::string>> office_that_filled(Reader& reader, UnitCode unit,
                                                                    PostId post);
[[nodiscard]] Result<> end_approval(Writer& writer, UnitCode unit, ApprovalId id,
                                    ApprovalState state);
// What was frozen by an approval of that day, of a person who never was on duty nor paid. Whether
// there was such a row.
[[nodiscard]] Result<bool> take_back_first_approval(Writer& writer, PersonKey person, Date day);
[[nodiscard]] Result<> freeze_first_approval(Writer& writer, const struct FirstApprovalRow& row);
[[nodiscard]] Result<std::optional<AgreementRow>> last_agreement(Reader& reader, UnitCode unit,
                                                                 ApplicationId id);
// What stands on an announcement: applications in any state, and expansions that were not
// withdrawn.
struct AnnouncementUse {
  std::int64_t applications = 0;
  std::int64_t expansions = 0;
};
[[nodiscard]] Result<AnnouncementUse> use_of_announcement(Reader& reader, UnitCode unit,
                                                          AnnouncementId id);
// Posts of the announcement that still want somebody.
[[nodiscard]] Result<std::int64_t> unfilled_posts(Reader& reader, UnitCode unit,
                                                  AnnouncementId announcement);
// Who passed the review of the announcement and has no approval yet.
struct PassedApplication {
  ApplicationRow row;
  std::string name;
  bool old_staff = false;  // months on the old scheme that somebody else confirmed, in any unit
};
[[nodiscard]] Result<std::vector<PassedApplication>> passed_applications(
    Reader& reader, UnitCode unit, AnnouncementId announcement);
[[nodiscard]] Result<bool> announces(Reader& reader, UnitCode unit, AnnouncementId announcement,
                                     PostId post);
// By any announcement that has been published.
[[nodiscard]] Result<bool> ever_announced(Reader& reader, UnitCode unit, PostId post);
// Whether any post may take an applicant of this announcement and town: open or vacant, of the
// side, and announced by that announcement or, in the town, by any published one.
[[nodiscard]] Result<bool> post_waits_for(Reader& reader, const ApplicationRow& application);

}  // namespace yigang::store

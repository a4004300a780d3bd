// What all verbs of the eight steps do alike: fetch the application where it stands, and take a
// step.
#pragma once

#include "registry/application.h"
#include "store/application_end_rows.h"
#include "store/application_rows.h"
#include "usecase/places.h"
#include "usecase/work.h"

namespace yigang::usecase {

// `not_found` for a wrong id.
[[nodiscard]] Result<store::ApplicationRow> application_of(store::Reader& reader,
                                                           const law::Areas& areas,
                                                           ApplicationId id);
[[nodiscard]] inline Location location_of(const store::ApplicationRow& row) {
  return {row.unit, row.town, row.village, row.person_key};
}
// With the host of the post that it was approved for.
[[nodiscard]] Result<Location> location_of(store::Reader& reader, const store::ApplicationRow& row);
[[nodiscard]] Result<Location> location_of_application(store::Reader& reader,
                                                       const law::Areas& areas, ApplicationId id);
[[nodiscard]] Result<registry::Progress> progress_of(store::Reader& reader,
                                                     const store::ApplicationRow& application);

struct StepNote {
  Date day;
  std::string evidence;
  std::string reason;
  std::optional<ApprovalId> approval = {};
};
// Writes the step row (if the advance has one) and the new state; closes the open application when
// it ended, and without a start writes how.
[[nodiscard]] Result<> take_step(Work& work, store::ApplicationRow& application,
                                 const registry::Advance& advance, const StepNote& note);
// How it ended without a start; nothing while it has not, or if it did before that was kept.
struct EndView {
  store::ApplicationEnd kind{};
  Date day;
  std::string actor_name;
  std::string organisation;
  std::string reason;  // in the words of who ended it
};
BOOST_DESCRIBE_STRUCT(EndView, (), (kind, day, actor_name, organisation, reason))
[[nodiscard]] Result<std::optional<EndView>> end_of(store::Reader& reader, UnitCode unit,
                                                    ApplicationId id);

// Who came second on a post learns which office filled it (reliability.md fault 3), where the unit
// is his to see: conflict `post_taken`.
[[nodiscard]] Result<Problem> post_taken(Work& work, UnitCode unit, PostId post);
// `day_in_future` when the day is after the business day.
[[nodiscard]] Result<> not_in_future(const Work& work, Date day, std::string_view field);

// What the unit's key signs of an approval: whose, for which post, by which decision and whom.
[[nodiscard]] std::string approval_text(const store::ApprovalRow& row);

}  // namespace yigang::usecase

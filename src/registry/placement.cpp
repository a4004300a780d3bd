#include "registry/placement.h"

#include "base/text.h"
#include "core/nouns.h"

namespace yigang::registry {

namespace {

Result<> check_day(const PlacementStanding& now, Date day) {
  if (day < now.last_event_on)
    return fail(refused("event_before_the_last")
                    .with("day", to_text(day))
                    .with("last_day", to_text(now.last_event_on)));
  return {};
}

Problem wrong_state(const PlacementStanding& now) {
  return conflict("placement_state").with("state", std::string(word(now.state)));
}

}  // namespace

Result<PlacementChange> pause(const PlacementStanding& now, Date day, std::string_view reason) {
  if (now.state != PlacementState::on_duty) return fail(wrong_state(now));
  if (trim(reason).empty()) return fail(bad_input("reason_missing").at("reason"));
  TRY_VOID(check_day(now, day));
  return PlacementChange{PlacementEventKind::paused, PlacementState::paused};
}

Result<PlacementChange> resume(const PlacementStanding& now, Date day) {
  if (now.state != PlacementState::paused) return fail(wrong_state(now));
  TRY_VOID(check_day(now, day));
  return PlacementChange{PlacementEventKind::resumed, PlacementState::on_duty};
}

Result<PlacementChange> transfer(const PlacementStanding& now, Date day, std::string_view reason) {
  if (now.state != PlacementState::on_duty) return fail(wrong_state(now));
  if (trim(reason).empty()) return fail(bad_input("reason_missing").at("reason"));
  TRY_VOID(check_day(now, day));
  return PlacementChange{PlacementEventKind::transferred, PlacementState::ended};
}

Result<PlacementChange> exit(const PlacementStanding& now, Date day,
                             std::optional<bool> employment_wanted) {
  if (now.state == PlacementState::ended) return fail(wrong_state(now));
  if (day < now.started_on)
    return fail(refused("event_before_the_last")
                    .with("day", to_text(day))
                    .with("last_day", to_text(now.started_on)));
  // LZ-2022-4 二(五): 有就业需求的人员应纳入就业帮扶范围, so the question is part of the exit.
  if (!employment_wanted)
    return fail(bad_input("exit_without_answer").by("LZ-2022-4 二(五)").at("employment_wanted"));
  return PlacementChange{PlacementEventKind::exited, PlacementState::ended};
}

}  // namespace yigang::registry

// A placement: one person on one post, from the start to the exit (LZ-2022-4 二(三) 双实名). Events
// only: start, pause, resume, transfer, exit. An exit names its reason and answers 有无就业需求
// (二(五)/1). Pure.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "core/calendar.h"

namespace yigang::registry {

BOOST_DEFINE_FIXED_ENUM_CLASS(PlacementState, std::uint8_t, on_duty, paused, ended)
BOOST_DEFINE_FIXED_ENUM_CLASS(PlacementEventKind, std::uint8_t, started, paused, resumed,
                              transferred, exited)
// domain.md §2, exit cases.
BOOST_DEFINE_FIXED_ENUM_CLASS(ExitReason, std::uint8_t, expiry, retirement, death, employed,
                              business_registered, employee_pension, illness, service_or_study,
                              criminal_liability, discipline, unqualified, refuses_arrangement,
                              own_request, false_information, transfer, post_abolished)

struct PlacementStanding {
  PlacementState state = PlacementState::on_duty;
  Date started_on;
  Date last_event_on;
};

struct PlacementChange {
  PlacementEventKind kind = PlacementEventKind::started;
  PlacementState state = PlacementState::on_duty;
};

[[nodiscard]] Result<PlacementChange> pause(const PlacementStanding& now, Date day,
                                            std::string_view reason);
[[nodiscard]] Result<PlacementChange> resume(const PlacementStanding& now, Date day);
// Leaves this post for another one of the same unit; the placement ends, the next begins the day
// after.
[[nodiscard]] Result<PlacementChange> transfer(const PlacementStanding& now, Date day,
                                               std::string_view reason);
// `day` is the last day on the post: it is still paid, nothing after it is.
[[nodiscard]] Result<PlacementChange> exit(const PlacementStanding& now, Date day,
                                           std::optional<bool> employment_wanted);

}  // namespace yigang::registry

// Taking an application, for whoever brings it: at the counter it comes in as it is taken, by
// telephone it came in before (online_applications.h).
#pragma once

#include "store/application_rows.h"
#include "usecase/application_verbs.h"

namespace yigang::usecase {

struct Received {
  Date on;     // must lie within the announcement's period
  Instant at;  // the order on the reserve list
};

// As at the counter of that day and moment; screening and steps have today's day.
[[nodiscard]] Result<Applied> apply_received(Work& work, const ApplyForPost& command,
                                             const Received& received);
// Refusals `announcement_not_open`, `announcement_closed`, `announcement_of_other_town`.
[[nodiscard]] Result<store::AnnouncementRow> announcement_open_on(store::Reader& reader,
                                                                  UnitCode unit, PlaceCode town,
                                                                  AnnouncementId id, Date day);

}  // namespace yigang::usecase

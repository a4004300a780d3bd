// What the entry of a month and that of a day ask alike: may attendance still be written, and which
// version stands.
#pragma once

#include "store/month_queries.h"
#include "store/placement_rows.h"
#include "usecase/month_verbs.h"

namespace yigang::usecase {

// A settled row is changed by a correction line only, whatever hold came after the lock:
// `attendance_settled`.
[[nodiscard]] Result<> attendance_unsettled(store::Reader& reader,
                                            const store::PlacementRow& placement, Month month);
// Nor is a closed sheet (`sheet_closed`), but for a row that waits for late attendance.
[[nodiscard]] Result<> attendance_open(store::Reader& reader, const store::PlacementRow& placement,
                                       Month month);
// The same of what is known already.
[[nodiscard]] Result<> attendance_open(const store::AttendanceStanding& standing, Month month);
// All spans of a month carry the version of its last entry; 0 before the first.
[[nodiscard]] std::int64_t version_of(const std::vector<store::AttendanceRow>& rows);
// What a month gets that is entered now: more than any that this placement's months ever had, also
// when all was taken back since; the journal remembers each of them.
[[nodiscard]] Result<std::int64_t> next_version(Work& work, const store::PlacementRow& placement,
                                                const std::vector<store::AttendanceRow>& before);
[[nodiscard]] Result<std::int64_t> version_of_month(Work& work, PlacementId id, Month month);

}  // namespace yigang::usecase

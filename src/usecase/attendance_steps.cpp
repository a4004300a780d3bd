#include "usecase/attendance_steps.h"

#include <algorithm>

#include "store/journal_queries.h"
#include "store/placement_queries.h"
#include "usecase/placement_steps.h"

namespace yigang::usecase {

Result<> attendance_open(const store::AttendanceStanding& standing, Month month) {
  if (standing.settled)
    return fail(
        conflict("attendance_settled").with("month", to_text(month)).by("LZ-2022-4 二(四)"));
  // A row that waits for late attendance is the exception for which waiting rows exist.
  if (standing.sheet_closed && !standing.waits)
    return fail(conflict("sheet_closed").with("month", to_text(month)).by("LZ-2022-4 二(三)"));
  return {};
}

Result<> attendance_unsettled(store::Reader& reader, const store::PlacementRow& placement,
                              Month month) {
  store::AttendanceStanding standing;
  TRY(standing.settled, store::is_settled(reader, placement.unit, placement.id, month));
  return attendance_open(standing, month);
}

Result<> attendance_open(store::Reader& reader, const store::PlacementRow& placement, Month month) {
  store::AttendanceStanding standing;
  TRY(standing.settled, store::is_settled(reader, placement.unit, placement.id, month));
  TRY(const std::optional<store::AttendanceSheetRow> sheet,
      store::sheet_of(reader, placement.unit, placement.town, month));
  standing.sheet_closed = sheet && sheet->state != store::SheetState::open;
  if (standing.sheet_closed) {
    TRY(standing.waits, store::waits(reader, placement.unit, placement.id, month));
  }
  return attendance_open(standing, month);
}

std::int64_t version_of(const std::vector<store::AttendanceRow>& rows) {
  return rows.empty() ? 0 : rows.front().version;
}

Result<std::int64_t> next_version(Work& work, const store::PlacementRow& placement,
                                  const std::vector<store::AttendanceRow>& before) {
  TRY(const std::int64_t noted,
      store::count_journal(work.tx, {placement.unit, "attendance", placement.id.value()}));
  return std::max(noted, version_of(before)) + 1;
}

Result<std::int64_t> version_of_month(Work& work, PlacementId id, Month month) {
  TRY(const store::PlacementRow placement, placement_row(work.tx, work.areas(), id));
  TRY(const std::vector<store::AttendanceRow> rows,
      store::attendance_of(work.tx, placement.unit, placement.id, month));
  return version_of(rows);
}

}  // namespace yigang::usecase

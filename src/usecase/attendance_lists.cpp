// The attendance of a month as lists: of people and of the sheets of towns, with what spot checks
// say beside it.
#include <algorithm>

#include "core/person_name.h"
#include "store/spot_check_queries.h"
#include "usecase/month_reads.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

using Counts = std::vector<store::SpotCheckCount>;

AttendanceLine attendance_line(const store::ListedAttendance& row) {
  return {row.placement,  row.unit,
          row.number,     masked_name(row.name),
          row.post_title, row.side,
          row.town,       row.village,
          row.state,      row.post_hours,
          row.spans,      row.hours,
          row.days,       row.overtime_confirmed,
          row.version};
}

// Nothing for whoever may not see spot checks.
Result<std::optional<Counts>> counts_of(const Desk& desk, store::Reader& reader, const Actor& actor,
                                        Month month) {
  if (!may_list(desk, actor, "list_spot_checks")) return std::optional<Counts>();
  TRY(Counts counts, store::count_spot_checks(reader, list_scope(actor), month));
  return std::optional(std::move(counts));
}

void add_counts(const Counts& counts, AttendanceLine& line) {
  const auto found = std::ranges::find(counts, line.id, &store::SpotCheckCount::placement);
  line.spot_checks = found == counts.end() ? 0 : found->checks;
  line.contradictions = found == counts.end() ? 0 : found->contradictions;
}

std::int64_t contradictions_of(const Counts& counts, const store::ListedSheet& sheet) {
  std::int64_t sum = 0;
  for (const store::SpotCheckCount& one : counts)
    if (one.unit == sheet.unit && one.town == sheet.town) sum += one.contradictions;
  return sum;
}

}  // namespace

Result<wire::Page<AttendanceLine>> list_attendance(Desk& desk, const Actor& actor,
                                                   const store::AttendanceFilter& filter) {
  TRY(wire::Page<AttendanceLine> page,
      page_of<AttendanceLine>(desk, actor, "list_attendance", filter, &store::list_attendance,
                              &store::count_attendance, &attendance_line));
  TRY(const std::optional<Counts> counts,
      desk.database.read_value<std::optional<Counts>>(
          [&](store::Reader& reader) { return counts_of(desk, reader, actor, filter.month); }));
  if (counts)
    for (AttendanceLine& line : page.items) add_counts(*counts, line);
  return page;
}

Result<Sheets> list_sheets(Desk& desk, const Actor& actor, const store::SheetFilter& filter) {
  TRY_VOID(may_list(desk, actor, "list_sheets"));
  return desk.database.read_value<Sheets>([&](store::Reader& reader) -> Result<Sheets> {
    TRY(const std::vector<store::ListedSheet> rows,
        store::list_sheets(reader, list_scope(actor), filter));
    TRY(const std::optional<Counts> counts, counts_of(desk, reader, actor, filter.month));
    Sheets sheets;
    sheets.month = filter.month;
    for (const store::ListedSheet& row : rows) {
      SheetLine line{row.unit,   row.town,     row.placements,     row.entered,
                     row.closed, row.left_out, row.left_out_asked, {}};
      if (counts) line.contradictions = contradictions_of(*counts, row);
      sheets.towns.push_back(std::move(line));
    }
    return sheets;
  });
}

}  // namespace yigang::usecase

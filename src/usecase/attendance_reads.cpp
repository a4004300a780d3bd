#include "usecase/attendance_reads.h"

#include "core/person_name.h"
#include "store/account_lists.h"
#include "store/described_row.h"
#include "store/month_queries.h"
#include "store/person_rows.h"
#include "usecase/page_reads.h"
#include "usecase/placement_steps.h"

namespace yigang::usecase {

namespace {

Result<SpanView> span_view(store::Reader& reader, const store::AttendanceRow& row,
                           AccountId reads) {
  SpanView view;
  view.span_no = row.span_no;
  view.from_day = row.from_day;
  view.until_day = row.until_day;
  view.hours_x10 = row.hours_x10;
  view.days_x10 = row.days_x10;
  view.leave = row.leave_kind;
  TRY(view.entered_by, store::account_name(reader, row.entered_by));
  view.own = row.entered_by == reads;
  view.entered_on = row.entered_on;
  if (row.overtime_confirmed_by) {
    TRY(view.overtime_confirmed_by, store::account_name(reader, *row.overtime_confirmed_by));
  }
  return view;
}

Result<> add_sheet(store::Reader& reader, UnitCode unit, AttendanceView& view) {
  TRY(const std::optional<store::AttendanceSheetRow> sheet,
      store::sheet_of(reader, unit, view.town, view.month));
  if (!sheet || sheet->state != store::SheetState::closed) return {};
  view.closed = true;
  view.closed_on = sheet->closed_on;
  if (!sheet->closed_by) return {};
  TRY(view.closed_by, store::account_name(reader, *sheet->closed_by));
  return {};
}

}  // namespace

Result<AttendanceView> read_attendance(Desk& desk, const Actor& actor,
                                       const AttendanceQuery& query) {
  TRY_VOID(desk.authority.check("read_attendance", actor, own_location(actor)));
  return desk.database.read_value<AttendanceView>(
      [&](store::Reader& reader) -> Result<AttendanceView> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        const law::Areas& areas = edition.snapshot->areas();
        TRY(const Location location, location_of(reader, areas, query.placement));
        TRY_VOID(desk.authority.check("read_attendance", actor, location));
        TRY(const store::PlacementRow placement, placement_row(reader, areas, query.placement));
        TRY(const std::optional<store::PersonRow> person,
            store::find<store::PersonRow>(reader, placement.unit, placement.person_id));
        CHECK(person.has_value());
        AttendanceView view;
        view.placement = placement.id;
        view.number = placement.number;
        view.name = masked_name(person->name);
        view.side = placement.side;
        view.town = placement.town;
        view.month = query.month;
        TRY(const std::vector<store::AttendanceRow> rows,
            store::attendance_of(reader, placement.unit, placement.id, query.month));
        for (const store::AttendanceRow& row : rows) {
          view.version = row.version;
          TRY(SpanView span, span_view(reader, row, actor.account));
          view.spans.push_back(std::move(span));
        }
        TRY_VOID(add_sheet(reader, placement.unit, view));
        return view;
      });
}

}  // namespace yigang::usecase

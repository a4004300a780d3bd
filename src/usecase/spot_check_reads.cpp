#include "usecase/spot_check_reads.h"

#include "core/person_name.h"
#include "store/described_row.h"
#include "usecase/attachment_steps.h"
#include "usecase/page_reads.h"
#include "usecase/placement_steps.h"
#include "usecase/spot_checks.h"

namespace yigang::usecase {

namespace {

SpotCheckLine line_of(const Desk& desk, const Actor& actor, const store::ListedSpotCheck& listed) {
  const store::SpotCheckRow& row = listed.row;
  SpotCheckLine line;
  line.id = row.id;
  line.unit = row.unit;
  line.placement = row.placement_id;
  line.placement_number = listed.placement_number;
  line.person = listed.person;
  line.name = masked_name(listed.name);
  line.post_title = listed.post_title;
  line.town = listed.town;
  line.village = listed.village;
  line.day = row.day;
  line.time = time_of_day(row.minute);
  line.place = row.place;
  line.latitude_hundredths = row.latitude_hundredths;
  line.longitude_hundredths = row.longitude_hundredths;
  line.finding = row.finding;
  line.remark = row.remark;
  line.checked_by = listed.checked_by;
  line.checked_as = row.checked_as;
  line.recorded_on = row.recorded_on;
  line.attendance = listed.attendance;
  line.contradicts = listed.contradicts;
  line.withdrawn_on = row.withdrawn_on;
  line.withdrawn_by = listed.withdrawn_by;
  line.withdraw_reason = row.withdraw_reason;
  line.version = row.version;
  Offers offers(desk.authority, actor, {row.unit, listed.town, listed.village, listed.person_key});
  if (!row.withdrawn_on)
    offers.add("withdraw_spot_check", may_withdraw(row, listed.person_key, actor));
  line.actions = std::move(offers).take();
  return line;
}

}  // namespace

Result<SpotCheckPage> list_spot_checks(Desk& desk, const Actor& actor,
                                       const store::SpotCheckFilter& filter) {
  TRY_VOID(may_list(desk, actor, "list_spot_checks"));
  TRY_VOID(check_limit(filter.limit));
  const store::ListScope scope = list_scope(actor);
  store::SpotCheckFilter one_more = filter;
  ++one_more.limit;
  return desk.database.read_value<SpotCheckPage>(
      [&](store::Reader& reader) -> Result<SpotCheckPage> {
        TRY(const std::vector<store::ListedSpotCheck> rows,
            store::list_spot_checks(reader, scope, one_more));
        TRY(const store::SpotCheckSums sums, store::sum_spot_checks(reader, scope, filter));
        TRY(wire::Page<SpotCheckLine> page,
            page_from<SpotCheckLine>(
                rows, filter.limit, sums.total,
                [&](const store::ListedSpotCheck& row) { return line_of(desk, actor, row); },
                [](const SpotCheckLine& line) { return to_text(line.id); }));
        return SpotCheckPage{std::move(page.items), page.next, page.total, sums};
      });
}

Result<AttachmentFile> read_spot_check_photo(Desk& desk, const Actor& actor,
                                             const OneSpotCheck& query) {
  constexpr std::string_view kVerb = "read_spot_check_photo";
  TRY_VOID(may_look_behind(desk, actor, kVerb));
  return desk.database.read_value<AttachmentFile>(
      [&](store::Reader& reader) -> Result<AttachmentFile> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        const law::Areas& areas = edition.snapshot->areas();
        TRY(const UnitCode unit, unit_of_id(areas, query.id));
        TRY(const std::optional<store::SpotCheckRow> row,
            store::find<store::SpotCheckRow>(reader, unit, query.id));
        if (!row) return fail(not_found("not_found"));
        TRY(const Location location, location_of(reader, areas, row->placement_id));
        TRY_VOID(desk.authority.check(kVerb, actor, location));
        return opened_file(reader, desk,
                           {unit, store::AttachmentObject::spot_check, row->id.value(), row->day},
                           row->photo_id);
      });
}

}  // namespace yigang::usecase

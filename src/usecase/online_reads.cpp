#include "core/person_name.h"
#include "store/described_row.h"
#include "usecase/online_personal.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kList = "list_online_applications";

// `unit` is the row's, as text that outlives the address.
crypto::CellAddress cell_of(std::string_view unit, OnlineApplicationId id) {
  return {"online_application", "personal_sealed", unit, id.value()};
}

Result<OnlineLine> line_of(const Desk& desk, const store::ListedOnline& listed) {
  const store::OnlineApplicationRow& row = listed.row;
  OnlineLine line;
  line.id = row.id;
  line.unit = row.unit;
  line.town = row.town;
  line.village = row.village;
  line.side = row.side;
  line.announcement = row.announcement_id;
  line.announcement_title = listed.announcement_title;
  line.post = row.wished_post_id;
  line.post_title = listed.post_title;
  line.state = row.state;
  line.received_on = row.received_on;
  line.closes_on = listed.closes_on;
  line.same_number = listed.same_number;
  line.return_reason = row.return_reason;
  line.application = row.application_id;
  line.version = row.version;
  if (row.state == store::OnlineState::accepted) return line;
  TRY(const OnlinePersonal personal, open_personal(desk, row));
  line.name = masked_name(personal.name);
  line.resident_tail = personal.resident_number.substr(14);
  line.groups = personal.groups;
  return line;
}

}  // namespace

Result<Bytes> seal_personal(const Desk& desk, const store::OnlineApplicationRow& row,
                            const OnlinePersonal& personal) {
  const std::string unit = to_text(row.unit);
  return desk.keys.seal(cell_of(unit, row.id), bytes_of(wire::to_json(personal)), desk.random);
}

Result<OnlinePersonal> open_personal(const Desk& desk, const store::OnlineApplicationRow& row) {
  CHECK(row.personal_sealed.has_value());
  const std::string unit = to_text(row.unit);
  TRY(const std::string json, desk.keys.open_text(cell_of(unit, row.id), *row.personal_sealed));
  return wire::from_json<OnlinePersonal>(json);
}

Result<store::OnlineApplicationRow> online_of(store::Reader& reader, const law::Areas& areas,
                                              OnlineApplicationId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::OnlineApplicationRow> row,
      store::find<store::OnlineApplicationRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

Result<wire::Page<OnlineLine>> list_online_applications(Desk& desk, const Actor& actor,
                                                        const store::OnlineFilter& filter) {
  return page_of<OnlineLine>(
      desk, actor, kList, filter, &store::list_online, &store::count_online,
      [&](const store::ListedOnline& listed) { return line_of(desk, listed); });
}

Result<OnlineLine> read_online_application(Desk& desk, const Actor& actor, const OneOnline& query) {
  TRY_VOID(may_list(desk, actor, kList));
  return desk.database.read_value<OnlineLine>([&](store::Reader& reader) -> Result<OnlineLine> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const UnitCode unit, unit_of_id(edition.snapshot->areas(), query.id));
    TRY(const std::optional<store::ListedOnline> listed, store::one_online(reader, unit, query.id));
    if (!listed) return fail(not_found("not_found"));
    TRY_VOID(desk.authority.check(kList, actor,
                                  {unit, listed->row.town, listed->row.village, std::nullopt}));
    return line_of(desk, *listed);
  });
}

}  // namespace yigang::usecase

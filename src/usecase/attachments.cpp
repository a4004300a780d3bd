#include "usecase/attachments.h"

#include <algorithm>

#include "base/bytes.h"
#include "crypto/digest.h"
#include "store/application_rows.h"
#include "store/attachment_queries.h"
#include "store/described_row.h"
#include "usecase/application_steps.h"
#include "usecase/attendance_steps.h"
#include "usecase/media_type.h"
#include "usecase/placement_steps.h"

namespace yigang::usecase {

namespace {

AttachmentAdded answer_of(const store::AttachmentRow& row, bool added) {
  return {row.id, row.media_type, row.size_bytes, to_hex(row.digest), added};
}

Result<store::MediaType> checked(const std::string& bytes) {
  if (bytes.empty()) return fail(bad_input("attachment_empty").at("body"));
  if (bytes.size() > kAttachmentBytes)
    return fail(bad_input("attachment_too_large")
                    .with("most", std::to_string(kAttachmentBytes >> 20))
                    .at("body"));
  const std::optional<store::MediaType> type = media_type_of(bytes);
  if (!type) return fail(bad_input("attachment_type").at("body"));
  return *type;
}

void note(Work& work, const store::AttachmentRow& row) {
  work.note({row.unit, "attachment", row.id.value(), "", attachment_text(row), "", ""});
}

Result<AttachmentAdded> add(Work& work, const store::AttachedTo& object, AccountId by,
                            const std::string& bytes) {
  TRY(const store::MediaType type, checked(bytes));
  const crypto::Digest digest = crypto::sm3(bytes);
  store::AttachmentRow row;
  row.digest = Bytes(digest.begin(), digest.end());
  TRY(const std::vector<store::AttachmentRow> standing, store::attachments_of(work.tx, object));
  const auto same = std::ranges::find(standing, row.digest, &store::AttachmentRow::digest);
  if (same != standing.end()) {
    note(work, *same);
    return answer_of(*same, false);
  }
  if (standing.size() >= kAttachmentsMost)
    return fail(refused("attachments_full").with("most", std::to_string(kAttachmentsMost)));
  row.unit = object.unit;
  row.id = work.make_id<AttachmentId>(object.unit);
  row.object_kind = object.kind;
  row.object_id = object.id;
  row.day = object.day;
  row.media_type = type;
  row.size_bytes = static_cast<std::int64_t>(bytes.size());
  TRY(row.content_sealed,
      work.desk.keys.seal({"attachment", "content_sealed", to_text(row.unit), row.id.value()},
                          bytes_of(bytes), work.desk.random));
  row.added_by = by;
  row.added_on = work.today;
  TRY_VOID(store::insert(work.tx, row));
  note(work, row);
  return answer_of(row, true);
}

}  // namespace

std::string attachment_text(const store::AttachmentRow& row) {
  return std::string(word(row.object_kind)) + "/" + std::to_string(row.object_id) + "/" +
         to_text(row.day) + " " + to_hex(row.digest);
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const AddReviewAttachment& command) {
  TRY(const UnitCode unit, unit_of_id(areas, command.id));
  TRY(const std::optional<store::ReviewSessionRow> row,
      store::find<store::ReviewSessionRow>(reader, unit, command.id));
  if (!row) return fail(not_found("not_found"));
  return location_of_place(areas, row->village);
}

Result<AttachmentAdded> act(Work& work, const Grant<AddReviewAttachment>& grant,
                            const AddReviewAttachment& command) {
  TRY(const std::optional<store::ReviewSessionRow> session,
      store::find<store::ReviewSessionRow>(work.tx, grant.location().unit, command.id));
  // What was signed is what stood there when the session was closed.
  if (session->state != store::ReviewState::open) return fail(conflict("review_closed"));
  return add(
      work, {session->unit, store::AttachmentObject::review, session->id.value(), session->held_on},
      grant.actor().account, command.bytes);
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const AddDayAttachment& command) {
  return location_of(reader, areas, command.placement);
}

Result<AttachmentAdded> act(Work& work, const Grant<AddDayAttachment>& grant,
                            const AddDayAttachment& command) {
  TRY(const store::PlacementRow placement, placement_row(work.tx, work.areas(), command.placement));
  if (command.day > work.today)
    return fail(bad_input("day_in_future").with("day", to_text(command.day)).at("day"));
  if (command.day < placement.started_on ||
      (placement.ended_on && command.day > *placement.ended_on))
    return fail(refused("day_not_on_duty").with("day", to_text(command.day)).at("day"));
  TRY_VOID(attendance_open(work.tx, placement, Month::of(command.day)));
  return add(work,
             {placement.unit, store::AttachmentObject::day, placement.id.value(), command.day},
             grant.actor().account, command.bytes);
}

}  // namespace yigang::usecase

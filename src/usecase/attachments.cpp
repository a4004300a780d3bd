#include "usecase/attachments.h"

#include <algorithm>

#include "base/bytes.h"
#include "crypto/digest.h"
#include "store/application_queries.h"
#include "store/attachment_queries.h"
#include "store/described_row.h"
#include "usecase/application_steps.h"
#include "usecase/attachment_steps.h"
#include "usecase/attendance_steps.h"
#include "usecase/media_type.h"
#include "usecase/placement_steps.h"

namespace yigang::usecase {

namespace {

AttachmentAdded answer_of(const store::AttachmentRow& row, bool added) {
  return {row.id, row.media_type, row.size_bytes, to_hex(row.digest), added};
}

void note(Work& work, const store::AttachmentRow& row) {
  work.note({row.unit, "attachment", row.id.value(), "", attachment_text(row), "", ""});
}

Problem full(std::string_view per, std::int64_t most) {
  return conflict("attachments_full")
      .with("per", std::string(per))
      .with("most", std::to_string(most));
}

Result<> check_room(Work& work, const store::AttachedTo& object, AccountId by, std::int64_t bytes,
                    std::int64_t standing) {
  if (standing >= kAttachmentsMost) return fail(full("object", kAttachmentsMost));
  if (object.kind == store::AttachmentObject::day) {
    TRY(const std::int64_t month, store::attachments_in(work.tx, object, Month::of(object.day)));
    if (month >= kAttachmentsAMonth) return fail(full("month", kAttachmentsAMonth));
  }
  TRY(const store::AttachmentUse use, store::attachments_by(work.tx, object.unit, by, work.today));
  if (use.count >= kAttachmentsADay) return fail(full("account", kAttachmentsADay));
  if (use.bytes + bytes > kAttachmentBytesADay)
    return fail(full("account_mib", kAttachmentBytesADay >> 20));
  return {};
}

}  // namespace

Result<store::MediaType> checked_file(const std::string& bytes, std::string_view at) {
  const std::string field(at);
  if (bytes.empty()) return fail(bad_input("attachment_empty").at(field));
  if (bytes.size() > kAttachmentBytes)
    return fail(bad_input("attachment_too_large")
                    .with("most", std::to_string(kAttachmentBytes >> 20))
                    .at(field));
  const std::optional<store::MediaType> type = media_type_of(bytes);
  if (!type) return fail(bad_input("attachment_type").at(field));
  return *type;
}

Result<SealedFile> sealed_file(Desk& desk, const Actor& actor, std::string_view verb,
                               std::int64_t object_id, const std::string& bytes) {
  if (!desk.authority.allows(verb, actor.role) || !checked_file(bytes)) return SealedFile{};
  TRY(const law::LawPtr law,
      desk.database.read_value<law::LawPtr>([&](store::Reader& reader) -> Result<law::LawPtr> {
        TRY(LawShelf::Edition edition, desk.law.edition(reader));
        return std::move(edition.snapshot);
      }));
  const Result<UnitCode> unit = unit_of_id(law->areas(), AttachmentId(object_id));
  if (!unit) return SealedFile{};
  const auto ordinal = law->areas().ordinal_of(*unit);
  CHECK(ordinal.has_value());
  SealedFile file;
  file.id = desk.ids.make<AttachmentId>(*ordinal);
  const crypto::Digest digest = crypto::sm3(bytes);
  file.digest = Bytes(digest.begin(), digest.end());
  TRY(file.content,
      desk.keys.seal({"attachment", "content_sealed", to_text(*unit), file.id.value()},
                     bytes_of(bytes), desk.random));
  return file;
}

Result<AttachmentAdded> keep_file(Work& work, const store::AttachedTo& object, AccountId by,
                                  const std::string& bytes, const SealedFile& file) {
  TRY(const store::MediaType type, checked_file(bytes));
  CHECK(!file.content.empty());
  TRY(const std::vector<store::AttachmentRow> standing, store::attachments_of(work.tx, object));
  const auto same = std::ranges::find(standing, file.digest, &store::AttachmentRow::digest);
  if (same != standing.end()) {
    note(work, *same);
    return answer_of(*same, false);
  }
  const auto size = static_cast<std::int64_t>(bytes.size());
  TRY_VOID(check_room(work, object, by, size, std::ssize(standing)));
  const store::AttachmentRow row{object.unit,  file.id, object.kind, object.id,
                                 object.day,   type,    size,        file.digest,
                                 file.content, by,      work.today};
  TRY_VOID(store::insert(work.tx, row));
  note(work, row);
  return answer_of(row, true);
}

Result<std::optional<store::AttachedTo>> agreement_paper(store::Reader& reader, UnitCode unit,
                                                         ApplicationId application) {
  TRY(const std::optional<store::AgreementRow> row,
      store::last_agreement(reader, unit, application));
  if (!row) return std::optional<store::AttachedTo>();
  return std::optional(
      store::AttachedTo{unit, store::AttachmentObject::agreement, row->id.value(), row->signed_on});
}

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

Result<SealedFile> prepare(Desk& desk, const Actor& actor, const AddReviewAttachment& command) {
  return sealed_file(desk, actor, AddReviewAttachment::kVerb, command.id.value(), command.bytes);
}

Result<AttachmentAdded> act(Work& work, const Grant<AddReviewAttachment>& grant,
                            const AddReviewAttachment& command, const SealedFile& file) {
  TRY(const std::optional<store::ReviewSessionRow> session,
      store::find<store::ReviewSessionRow>(work.tx, grant.location().unit, command.id));
  // What was signed is what stood there when the session was closed.
  if (session->state != store::ReviewState::open) return fail(conflict("review_closed"));
  return keep_file(
      work, {session->unit, store::AttachmentObject::review, session->id.value(), session->held_on},
      grant.actor().account, command.bytes, file);
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const AddDayAttachment& command) {
  return location_of(reader, areas, command.placement);
}

Result<SealedFile> prepare(Desk& desk, const Actor& actor, const AddDayAttachment& command) {
  return sealed_file(desk, actor, AddDayAttachment::kVerb, command.placement.value(),
                     command.bytes);
}

Result<AttachmentAdded> act(Work& work, const Grant<AddDayAttachment>& grant,
                            const AddDayAttachment& command, const SealedFile& file) {
  TRY(const store::PlacementRow placement, placement_row(work.tx, work.areas(), command.placement));
  if (command.day > work.today)
    return fail(bad_input("day_in_future").with("day", to_text(command.day)).at("day"));
  if (command.day < placement.started_on ||
      (placement.ended_on && command.day > *placement.ended_on))
    return fail(refused("day_not_on_duty").with("day", to_text(command.day)).at("day"));
  TRY_VOID(attendance_open(work.tx, placement, Month::of(command.day)));
  return keep_file(
      work, {placement.unit, store::AttachmentObject::day, placement.id.value(), command.day},
      grant.actor().account, command.bytes, file);
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const AddAgreementAttachment& command) {
  return location_of_application(reader, areas, command.application);
}

Result<SealedFile> prepare(Desk& desk, const Actor& actor, const AddAgreementAttachment& command) {
  return sealed_file(desk, actor, AddAgreementAttachment::kVerb, command.application.value(),
                     command.bytes);
}

Result<AttachmentAdded> act(Work& work, const Grant<AddAgreementAttachment>& grant,
                            const AddAgreementAttachment& command, const SealedFile& file) {
  TRY(const std::optional<store::AttachedTo> paper,
      agreement_paper(work.tx, grant.location().unit, command.application));
  if (!paper) return fail(conflict("agreement_not_signed"));
  return keep_file(work, *paper, grant.actor().account, command.bytes, file);
}

}  // namespace yigang::usecase

#include <algorithm>

#include "crypto/digest.h"
#include "store/account_lists.h"
#include "store/application_rows.h"
#include "store/attachment_queries.h"
#include "store/described_row.h"
#include "usecase/application_steps.h"
#include "usecase/attachment_steps.h"
#include "usecase/page_reads.h"
#include "usecase/placement_steps.h"

namespace yigang::usecase {

namespace {

Result<store::AttachedTo> object_of(store::Reader& reader, const Desk& desk, const Actor& actor,
                                    std::string_view verb, const law::Areas& areas,
                                    ReviewSessionId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(const std::optional<store::ReviewSessionRow> row,
      store::find<store::ReviewSessionRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  TRY(const Location location, location_of_place(areas, row->village));
  TRY_VOID(desk.authority.check(verb, actor, location));
  return store::AttachedTo{unit, store::AttachmentObject::review, id.value(), row->held_on};
}

Result<store::AttachedTo> object_of(store::Reader& reader, const Desk& desk, const Actor& actor,
                                    std::string_view verb, const law::Areas& areas, PlacementId id,
                                    Date day) {
  TRY(const Location location, location_of(reader, areas, id));
  TRY_VOID(desk.authority.check(verb, actor, location));
  return store::AttachedTo{location.unit, store::AttachmentObject::day, id.value(), day};
}

Result<std::optional<store::AttachedTo>> paper_of(store::Reader& reader, const Desk& desk,
                                                  const Actor& actor, std::string_view verb,
                                                  const law::Areas& areas, ApplicationId id) {
  TRY(const Location location, location_of_application(reader, areas, id));
  TRY_VOID(desk.authority.check(verb, actor, location));
  return agreement_paper(reader, location.unit, id);
}

Result<Attachments> lines_of(store::Reader& reader, const store::AttachedTo& object) {
  TRY(const std::vector<store::AttachmentRow> rows, store::attachments_of(reader, object));
  Attachments attachments;
  for (const store::AttachmentRow& row : rows) {
    TRY(std::string by, store::account_name(reader, row.added_by));
    attachments.items.push_back(
        {row.id, row.media_type, row.size_bytes, to_hex(row.digest), std::move(by), row.added_on});
  }
  return attachments;
}

// `ask` is given the reader and the areas of the law.
template <class Answer, class Ask>
Result<Answer> within(Desk& desk, const Actor& actor, std::string_view verb, const Ask& ask) {
  TRY_VOID(may_look_behind(desk, actor, verb));
  return desk.database.read_value<Answer>([&](store::Reader& reader) -> Result<Answer> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    return ask(reader, edition.snapshot->areas());
  });
}

}  // namespace

Result<AttachmentFile> opened_file(store::Reader& reader, const Desk& desk,
                                   const store::AttachedTo& object, AttachmentId id) {
  TRY(const std::optional<store::AttachmentRow> row,
      store::find<store::AttachmentRow>(reader, object.unit, id));
  if (!row || row->object_kind != object.kind || row->object_id != object.id ||
      row->day != object.day)
    return fail(not_found("not_found"));
  TRY(std::string bytes,
      desk.keys.open_text({"attachment", "content_sealed", to_text(row->unit), row->id.value()},
                          row->content_sealed));
  const crypto::Digest digest = crypto::sm3(bytes);
  // Sealing proves that nobody changed it; the digest that it is the file which the journal names.
  if (!std::ranges::equal(digest, row->digest)) return fail(failure("attachment_digest"));
  return AttachmentFile{row->media_type, std::move(bytes)};
}

Result<Attachments> list_review_attachments(Desk& desk, const Actor& actor,
                                            const ReviewAttachments& query) {
  constexpr std::string_view kVerb = "list_review_attachments";
  return within<Attachments>(
      desk, actor, kVerb,
      [&](store::Reader& reader, const law::Areas& areas) -> Result<Attachments> {
        TRY(const store::AttachedTo object, object_of(reader, desk, actor, kVerb, areas, query.id));
        return lines_of(reader, object);
      });
}

Result<AttachmentFile> read_review_attachment(Desk& desk, const Actor& actor,
                                              const OneReviewAttachment& query) {
  constexpr std::string_view kVerb = "read_review_attachment";
  return within<AttachmentFile>(
      desk, actor, kVerb,
      [&](store::Reader& reader, const law::Areas& areas) -> Result<AttachmentFile> {
        TRY(const store::AttachedTo object, object_of(reader, desk, actor, kVerb, areas, query.id));
        return opened_file(reader, desk, object, query.attachment);
      });
}

Result<Attachments> list_day_attachments(Desk& desk, const Actor& actor,
                                         const DayAttachments& query) {
  constexpr std::string_view kVerb = "list_day_attachments";
  return within<Attachments>(
      desk, actor, kVerb,
      [&](store::Reader& reader, const law::Areas& areas) -> Result<Attachments> {
        TRY(const store::AttachedTo object,
            object_of(reader, desk, actor, kVerb, areas, query.placement, query.day));
        return lines_of(reader, object);
      });
}

Result<AttachmentFile> read_day_attachment(Desk& desk, const Actor& actor,
                                           const OneDayAttachment& query) {
  constexpr std::string_view kVerb = "read_day_attachment";
  return within<AttachmentFile>(
      desk, actor, kVerb,
      [&](store::Reader& reader, const law::Areas& areas) -> Result<AttachmentFile> {
        TRY(const store::AttachedTo object,
            object_of(reader, desk, actor, kVerb, areas, query.placement, query.day));
        return opened_file(reader, desk, object, query.attachment);
      });
}

Result<Attachments> list_agreement_attachments(Desk& desk, const Actor& actor,
                                               const AgreementAttachments& query) {
  constexpr std::string_view kVerb = "list_agreement_attachments";
  return within<Attachments>(
      desk, actor, kVerb,
      [&](store::Reader& reader, const law::Areas& areas) -> Result<Attachments> {
        TRY(const auto paper, paper_of(reader, desk, actor, kVerb, areas, query.application));
        if (!paper) return Attachments{};
        return lines_of(reader, *paper);
      });
}

Result<AttachmentFile> read_agreement_attachment(Desk& desk, const Actor& actor,
                                                 const OneAgreementAttachment& query) {
  constexpr std::string_view kVerb = "read_agreement_attachment";
  return within<AttachmentFile>(
      desk, actor, kVerb,
      [&](store::Reader& reader, const law::Areas& areas) -> Result<AttachmentFile> {
        TRY(const auto paper, paper_of(reader, desk, actor, kVerb, areas, query.application));
        if (!paper) return fail(not_found("not_found"));
        return opened_file(reader, desk, *paper, query.attachment);
      });
}

}  // namespace yigang::usecase

// The one store of photographs and papers that stand behind a step: a review session's record with
// its signatures, and the picture of a day's work (LZ-2022-4 二(二), 二(三)). A verb for each kind
// of object, since the right is that of the object; the store, the checks and the answer are the
// same. What is written stays: there is no verb that takes a file away.
#pragma once

#include "store/attachment_rows.h"
#include "usecase/work.h"

namespace yigang::usecase {

// A phone's camera makes 3 to 6 MB; what is larger is no picture of a meeting but a mistake, and
// each one lies in the database and in its backups.
inline constexpr std::size_t kAttachmentBytes = std::size_t{8} << 20;
// A record has a few pages and a few pictures.
inline constexpr std::int64_t kAttachmentsMost = 20;
// Each file stays for good, and nothing in the notice asks for one: these bound what one person on
// duty and one account can fill. Two a day of a month; of a whole town in a day, which is some
// three hundred people, as many, of the size that the door draws them anew (under a third of a
// MiB).
inline constexpr std::int64_t kAttachmentsAMonth = 62;
inline constexpr std::int64_t kAttachmentsADay = 300;
inline constexpr std::int64_t kAttachmentBytesADay = std::int64_t{128} << 20;

// A file as it is kept, made before the verb has its turn: to digest and to seal 8 MiB takes a
// tenth of a second, in which nobody else would write. Empty for what the verb will refuse. The
// verbs stay alone in their unit, though: between the look at an open session or sheet and the file
// neither may be closed.
struct SealedFile {
  AttachmentId id;
  Bytes digest;
  Bytes content;
};

// What the journal keeps of a file: where it belongs and its digest.
[[nodiscard]] std::string attachment_text(const store::AttachmentRow& row);

struct AttachmentAdded {
  AttachmentId id;
  store::MediaType media_type{};
  std::int64_t size_bytes = 0;
  std::string digest;  // SM3 of the file as it was sent
  bool added = true;   // false: the same file was there already
};
BOOST_DESCRIBE_STRUCT(AttachmentAdded, (), (id, media_type, size_bytes, digest, added))

// Refusals `attachment_empty`, `attachment_too_large`, `attachment_type`, `attachments_full` (with
// `per`: what has how many as `most`); while the session is open: `review_closed`.
struct AddReviewAttachment {
  static constexpr std::string_view kVerb = "add_review_attachment";
  using Answer = AttachmentAdded;
  static constexpr std::string_view kNumberMember = "bytes";
  ReviewSessionId id;
  std::string bytes;
};
BOOST_DESCRIBE_STRUCT(AddReviewAttachment, (), (id, bytes))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const AddReviewAttachment&);
[[nodiscard]] Result<SealedFile> prepare(Desk&, const Actor&, const AddReviewAttachment&);
[[nodiscard]] Result<AttachmentAdded> act(Work&, const Grant<AddReviewAttachment>&,
                                          const AddReviewAttachment&, const SealedFile&);

// While the month's attendance is open (`sheet_closed`, `attendance_settled`) and on days of duty
// (`day_not_on_duty`).
struct AddDayAttachment {
  static constexpr std::string_view kVerb = "add_day_attachment";
  using Answer = AttachmentAdded;
  static constexpr std::string_view kNumberMember = "bytes";
  PlacementId placement;
  Date day;
  std::string bytes;
};
BOOST_DESCRIBE_STRUCT(AddDayAttachment, (), (placement, day, bytes))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const AddDayAttachment&);
[[nodiscard]] Result<SealedFile> prepare(Desk&, const Actor&, const AddDayAttachment&);
[[nodiscard]] Result<AttachmentAdded> act(Work&, const Grant<AddDayAttachment>&,
                                          const AddDayAttachment&, const SealedFile&);

// The signed paper of the application's last agreement: `agreement_not_signed`.
struct AddAgreementAttachment {
  static constexpr std::string_view kVerb = "add_agreement_attachment";
  using Answer = AttachmentAdded;
  static constexpr std::string_view kNumberMember = "bytes";
  ApplicationId application;
  std::string bytes;
};
BOOST_DESCRIBE_STRUCT(AddAgreementAttachment, (), (application, bytes))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const AddAgreementAttachment&);
[[nodiscard]] Result<SealedFile> prepare(Desk&, const Actor&, const AddAgreementAttachment&);
[[nodiscard]] Result<AttachmentAdded> act(Work&, const Grant<AddAgreementAttachment>&,
                                          const AddAgreementAttachment&, const SealedFile&);

struct AttachmentLine {
  AttachmentId id;
  store::MediaType media_type{};
  std::int64_t size_bytes = 0;
  std::string digest;
  std::string added_by;
  Date added_on;
};
BOOST_DESCRIBE_STRUCT(AttachmentLine, (), (id, media_type, size_bytes, digest, added_by, added_on))
struct Attachments {
  std::vector<AttachmentLine> items;
};
BOOST_DESCRIBE_STRUCT(Attachments, (), (items))
// The file as it was sent, opened and compared with its digest.
struct AttachmentFile {
  store::MediaType media_type{};
  std::string bytes;
};

struct ReviewAttachments {
  ReviewSessionId id;
};
BOOST_DESCRIBE_STRUCT(ReviewAttachments, (), (id))
struct OneReviewAttachment {
  ReviewSessionId id;
  AttachmentId attachment;
};
BOOST_DESCRIBE_STRUCT(OneReviewAttachment, (), (id, attachment))
struct DayAttachments {
  PlacementId placement;
  Date day;
};
BOOST_DESCRIBE_STRUCT(DayAttachments, (), (placement, day))
struct AgreementAttachments {
  ApplicationId application;
};
BOOST_DESCRIBE_STRUCT(AgreementAttachments, (), (application))
struct OneAgreementAttachment {
  ApplicationId application;
  AttachmentId attachment;
};
BOOST_DESCRIBE_STRUCT(OneAgreementAttachment, (), (application, attachment))
struct OneDayAttachment {
  PlacementId placement;
  Date day;
  AttachmentId attachment;
};
BOOST_DESCRIBE_STRUCT(OneDayAttachment, (), (placement, day, attachment))

// Within the actor's scope; who may see only what is masked, or only his own, sees no picture.
[[nodiscard]] Result<Attachments> list_review_attachments(Desk& desk, const Actor& actor,
                                                          const ReviewAttachments& query);
[[nodiscard]] Result<AttachmentFile> read_review_attachment(Desk& desk, const Actor& actor,
                                                            const OneReviewAttachment& query);
[[nodiscard]] Result<Attachments> list_day_attachments(Desk& desk, const Actor& actor,
                                                       const DayAttachments& query);
[[nodiscard]] Result<AttachmentFile> read_day_attachment(Desk& desk, const Actor& actor,
                                                         const OneDayAttachment& query);

[[nodiscard]] Result<Attachments> list_agreement_attachments(Desk& desk, const Actor& actor,
                                                             const AgreementAttachments& query);
[[nodiscard]] Result<AttachmentFile> read_agreement_attachment(Desk& desk, const Actor& actor,
                                                               const OneAgreementAttachment& query);

}  // namespace yigang::usecase

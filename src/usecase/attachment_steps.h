// What the verbs and reads of files behind a step do alike, whatever the file is attached to: look
// at it, seal it before the verb has its turn, keep it within the bounds of attachments.h, and open
// it again.
#pragma once

#include "store/attachment_queries.h"
#include "usecase/attachments.h"

namespace yigang::usecase {

// What the file is, by its first bytes. `attachment_empty`, `attachment_too_large`,
// `attachment_type`, at the field.
[[nodiscard]] Result<store::MediaType> checked_file(const std::string& bytes,
                                                    std::string_view field = "body");
// Of the unit that the object's id names; empty for what is no file, for an id of no unit and for
// whom the matrix does not name: all of that the verb refuses without it.
[[nodiscard]] Result<SealedFile> sealed_file(Desk& desk, const Actor& actor, std::string_view verb,
                                             std::int64_t object_id, const std::string& bytes);
// Kept once: the same file of the same object is there already. `attachments_full`.
[[nodiscard]] Result<AttachmentAdded> keep_file(Work& work, const store::AttachedTo& object,
                                                AccountId by, const std::string& bytes,
                                                const SealedFile& file);
// Where the signed paper of an application's last agreement lies; nothing: none was signed.
[[nodiscard]] Result<std::optional<store::AttachedTo>> agreement_paper(store::Reader& reader,
                                                                       UnitCode unit,
                                                                       ApplicationId application);
// As it was sent, compared with its digest; `not_found` for a file of another object.
[[nodiscard]] Result<AttachmentFile> opened_file(store::Reader& reader, const Desk& desk,
                                                 const store::AttachedTo& object, AttachmentId id);

}  // namespace yigang::usecase

#include "store/attachment_queries.h"

#include "store/described_row.h"

namespace yigang::store {

Result<std::vector<AttachmentRow>> attachments_of(Reader& reader, const AttachedTo& object) {
  std::vector<AttachmentRow> rows;
  TRY_VOID(reader.each(
      "SELECT unit, id, object_kind, object_id, day, media_type, size_bytes, digest, added_by, "
      "added_on FROM attachment WHERE unit = ?1 AND object_kind = ?2 AND object_id = ?3 AND day = "
      "?4 ORDER BY id",
      args(object.unit, word(object.kind), object.id, object.day), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<UnitCode>(0),
                        row.get<AttachmentId>(1),
                        row.get<AttachmentObject>(2),
                        row.get<std::int64_t>(3),
                        row.get<Date>(4),
                        row.get<MediaType>(5),
                        row.get<std::int64_t>(6),
                        row.get<Bytes>(7),
                        {},
                        row.get<AccountId>(8),
                        row.get<Date>(9)});
        return {};
      }));
  return rows;
}

}  // namespace yigang::store

#include "store/attachment_queries.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

// All but the content, which is opened one at a time.
constexpr std::string_view kColumns =
    "SELECT unit, id, object_kind, object_id, day, media_type, size_bytes, digest, added_by, "
    "added_on FROM attachment WHERE ";

AttachmentRow row_of(const Row& row) {
  return {row.get<UnitCode>(0),     row.get<AttachmentId>(1), row.get<AttachmentObject>(2),
          row.get<std::int64_t>(3), row.get<Date>(4),         row.get<MediaType>(5),
          row.get<std::int64_t>(6), row.get<Bytes>(7),        {},
          row.get<AccountId>(8),    row.get<Date>(9)};
}

}  // namespace

Result<std::vector<AttachmentRow>> attachments_of(Reader& reader, const AttachedTo& object) {
  std::vector<AttachmentRow> rows;
  TRY_VOID(reader.each(
      std::string(kColumns) +
          "unit = ?1 AND object_kind = ?2 AND object_id = ?3 AND day = ?4 ORDER BY id",
      args(object.unit, word(object.kind), object.id, object.day), [&](const Row& row) -> Result<> {
        rows.push_back(row_of(row));
        return {};
      }));
  return rows;
}

Result<> each_attachment(Reader& reader, UnitCode unit,
                         const std::function<void(const AttachmentRow&)>& tell) {
  return reader.each(std::string(kColumns) + "unit = ?1 ORDER BY id", args(unit),
                     [&](const Row& row) -> Result<> {
                       tell(row_of(row));
                       return {};
                     });
}

}  // namespace yigang::store

#include "store/attachment_queries.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

// All but the content, which is opened one at a time.
constexpr std::string_view kColumns =
    "SELECT unit, id, object_kind, object_id, day, media_type, size_bytes, digest, added_by, "
    "added_on FROM attachment WHERE ";
// What stands before the content: SQLite reads through the whole of it for what stands behind.
constexpr std::string_view kBeforeContent =
    "SELECT unit, id, object_kind, object_id, day, media_type, size_bytes, digest FROM attachment "
    "WHERE ";

AttachmentRow before_content(const Row& row) {
  AttachmentRow read;
  read.unit = row.get<UnitCode>(0);
  read.id = row.get<AttachmentId>(1);
  read.object_kind = row.get<AttachmentObject>(2);
  read.object_id = row.get<std::int64_t>(3);
  read.day = row.get<Date>(4);
  read.media_type = row.get<MediaType>(5);
  read.size_bytes = row.get<std::int64_t>(6);
  read.digest = row.get<Bytes>(7);
  return read;
}

AttachmentRow row_of(const Row& row) {
  AttachmentRow read = before_content(row);
  read.added_by = row.get<AccountId>(8);
  read.added_on = row.get<Date>(9);
  return read;
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

Result<std::int64_t> attachments_in(Reader& reader, const AttachedTo& object, Month month) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT CAST(COUNT(*) AS BIGINT) FROM attachment WHERE unit = ?1 AND object_kind = ?2 "
          "AND object_id = ?3 AND day >= ?4 AND day <= ?5",
          args(object.unit, word(object.kind), object.id, month.first_day(), month.last_day())));
  return row->get<std::int64_t>(0);
}

Result<AttachmentUse> attachments_by(Reader& reader, UnitCode unit, AccountId account, Date day) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(size_bytes), 0) AS "
                       "BIGINT) FROM attachment WHERE unit = ?1 AND added_by = ?2 AND added_on = "
                       "?3",
                       args(unit, account, day)));
  return AttachmentUse{row->get<std::int64_t>(0), row->get<std::int64_t>(1)};
}

Result<> each_attachment(Reader& reader, UnitCode unit,
                         const std::function<void(const AttachmentRow&)>& tell) {
  return reader.each(std::string(kBeforeContent) + "unit = ?1 ORDER BY id", args(unit),
                     [&](const Row& row) -> Result<> {
                       tell(before_content(row));
                       return {};
                     });
}

}  // namespace yigang::store

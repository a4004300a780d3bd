#include "store/empty_tables.h"

#include <fmt/format.h>

#include "store/migrate.h"

namespace yigang::store {

namespace {

Result<std::vector<std::string>> standing_tables(Reader& reader) {
  const std::string_view sql =
      reader.engine() == Engine::sqlite
          ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = ?1"
          : "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() "
            "AND table_name = ?1";
  std::vector<std::string> standing;
  for (const std::string& table : tables_in_order(reader.engine())) {
    if (table == "programme_unit" || table == "unit_turn") continue;
    TRY(const std::optional<Row> row, reader.query_one(sql, args(table)));
    if (row->get<std::int64_t>(0) > 0) standing.push_back(table);
  }
  return standing;
}

}  // namespace

// SQLite has one writer anyway. The table is one that the serving role may write, unlike the
// migrations' own lock.
Result<> wait_for_my_turn(Writer& writer) {
  if (writer.engine() != Engine::postgresql) return {};
  return writer.run_script("LOCK TABLE setting IN SHARE ROW EXCLUSIVE MODE");
}

Result<bool> holds_rows(Reader& reader) {
  TRY(const std::vector<std::string> tables, standing_tables(reader));
  for (const std::string& table : tables) {
    if (table == "setting") continue;
    TRY(const std::optional<Row> row,
        reader.query_one("SELECT CASE WHEN EXISTS (SELECT * FROM " + table +
                         ") THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END"));
    if (row->get<std::int64_t>(0) != 0) return true;
  }
  return false;
}

Result<> empty_tables(Writer& writer) {
  TRY(const std::vector<std::string> tables, standing_tables(writer));
  if (writer.engine() == Engine::postgresql)
    return writer.run_script(fmt::format("TRUNCATE {}", fmt::join(tables, ", ")));
  for (const std::string& table : tables) TRY_VOID(writer.execute("DELETE FROM " + table));
  return {};
}

}  // namespace yigang::store

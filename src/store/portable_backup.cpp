#include "store/portable_backup.h"

#include <algorithm>
#include <fstream>

#include "store/care_marks.h"
#include "store/migrate.h"
#include "store/portable_format.h"
#include "store/restore_mark.h"

namespace yigang::store {

namespace {

// A city's rows are read within minutes; an hour is for a slow disk.
constexpr std::chrono::hours kBackupDeadline{1};

std::string schema_text() {
  std::string text;
  for (const Migration& step : built_in_migrations())
    text += std::to_string(step.version) + " " + migration_checksum(step) + "\n";
  return text;
}

struct Catalogue {
  std::vector<std::string> columns;
  std::vector<std::string> key;
};

Result<std::vector<std::string>> names(Reader& reader, std::string_view sql,
                                       const std::string& table) {
  std::vector<std::string> found;
  TRY_VOID(reader.each(sql, args(table), [&](const Row& row) -> Result<> {
    found.push_back(row.get<std::string>(0));
    return {};
  }));
  return found;
}

// A table that a later step took away has no columns; a generated column is none of its own.
Result<Catalogue> catalogue_of(Reader& reader, const std::string& table) {
  Catalogue catalogue;
  if (reader.engine() == Engine::sqlite) {
    TRY(catalogue.columns,
        names(reader, "SELECT name FROM pragma_table_info(?1) ORDER BY cid", table));
    TRY(catalogue.key,
        names(reader, "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk", table));
    return catalogue;
  }
  TRY(catalogue.columns,
      names(reader,
            "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_schema = "
            "current_schema() AND table_name = ?1 AND is_generated = 'NEVER' ORDER BY "
            "ordinal_position",
            table));
  TRY(catalogue.key,
      names(reader,
            "SELECT CAST(k.column_name AS TEXT) FROM information_schema.table_constraints c JOIN "
            "information_schema.key_column_usage k ON k.constraint_schema = c.constraint_schema "
            "AND k.constraint_name = c.constraint_name AND k.table_name = c.table_name WHERE "
            "c.table_schema = current_schema() AND c.table_name = ?1 AND c.constraint_type = "
            "'PRIMARY KEY' ORDER BY k.ordinal_position",
            table));
  return catalogue;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

Result<std::int64_t> write_table(Reader& reader, BackupWriter& file, const std::string& table) {
  TRY(const Catalogue catalogue, catalogue_of(reader, table));
  if (catalogue.columns.empty()) return 0;
  CHECK(!catalogue.key.empty());
  file.begin_table(table, catalogue.columns);
  std::int64_t rows = 0;
  std::vector<Value> values;
  // What a restore and the care have left here is of this database and of no other.
  const std::string mine = std::string(kRestoreSettings) + ", " + std::string(kCareSettings);
  const std::string which = table == "setting" ? " WHERE name NOT IN (" + mine + ")" : "";
  TRY_VOID(reader.each("SELECT " + joined(catalogue.columns) + " FROM " + table + which +
                           " ORDER BY " + joined(catalogue.key),
                       {}, [&](const Row& row) -> Result<> {
                         values.clear();
                         for (std::size_t i = 0; i < row.size(); ++i) values.push_back(row[i]);
                         ++rows;
                         return file.put_row(values);
                       }));
  TRY_VOID(file.end_table());
  return rows;
}

Result<> require_empty(Writer& writer, const std::vector<std::string>& tables) {
  for (const std::string& table : tables) {
    // The list of units is put in by `migrate` and comes again with the backup.
    if (table == "programme_unit" || table == "unit_turn") continue;
    TRY(const Catalogue catalogue, catalogue_of(writer, table));
    if (catalogue.columns.empty()) continue;
    TRY(const std::optional<Row> row, writer.query_one("SELECT COUNT(*) FROM " + table));
    if (row->get<std::int64_t>(0) != 0)
      return fail(conflict("restore_not_empty").with("table", table));
  }
  TRY_VOID(writer.execute("DELETE FROM unit_turn"));
  TRY_VOID(writer.execute("DELETE FROM programme_unit"));
  return {};
}

Result<std::int64_t> read_table(Writer& writer, BackupReader& file, const BackupTable& table) {
  std::optional<Problem> broken;
  std::vector<Value> values;
  const auto next = [&](Args& arguments) {
    const Result<bool> more = file.next_row(table.columns.size(), values);
    if (!more) broken = more.error();
    if (!more || !*more) return false;
    for (Value& value : values) arguments.add_value(std::move(value), ValueType::any);
    return true;
  };
  TRY(const std::int64_t rows, writer.bulk_insert(table.name, table.columns, next));
  if (broken) return fail(*broken);
  return rows;
}

Result<std::int64_t> read_all(Writer& writer, BackupReader& file) {
  const std::vector<std::string> known = tables_in_order(writer.engine());
  TRY_VOID(require_empty(writer, known));
  std::int64_t rows = 0;
  for (;;) {
    TRY(const std::optional<BackupTable> table, file.next_table());
    if (!table) return rows;
    // The names become a part of a statement: only our own are taken.
    TRY(const Catalogue catalogue, catalogue_of(writer, table->name));
    if (std::ranges::find(known, table->name) == known.end() || catalogue.columns != table->columns)
      return fail(failure("backup_file_broken"));
    TRY(const std::int64_t in_table, read_table(writer, file, *table));
    rows += in_table;
  }
}

}  // namespace

Result<std::int64_t> backup_portable(Database& database, const std::string& path) {
  TRY_VOID(require_current_schema(database));
  TRY(BackupWriter file, BackupWriter::open(path));
  TransactionOptions options;
  options.deadline = kBackupDeadline;
  TRY(const std::int64_t rows,
      database.read_value<std::int64_t>(
          [&](Reader& reader) -> Result<std::int64_t> {
            TRY_VOID(file.restart(schema_text()));
            std::int64_t count = 0;
            for (const std::string& table : tables_in_order(reader.engine())) {
              TRY(const std::int64_t in_table, write_table(reader, file, table));
              count += in_table;
            }
            return count;
          },
          options));
  TRY_VOID(file.finish());
  return rows;
}

Result<std::int64_t> restore_portable(Database& database, const std::string& path,
                                      const Clock& clock) {
  TRY(BackupReader file, BackupReader::open(path));
  TRY_VOID(migrate(database, clock));
  if (file.schema() != schema_text()) return fail(conflict("backup_other_schema"));
  std::int64_t rows = 0;
  const Result<> restored = database.migrate_write([&](Writer& writer) -> Result<> {
    TRY_VOID(file.rewind());
    TRY(rows, read_all(writer, file));
    return put_restore_mark(writer, clock);
  });
  if (!restored) return fail(restored.error());
  return rows;
}

bool is_portable_backup(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(14, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  return file && head == "yigang-backup ";
}

}  // namespace yigang::store

#include "store/migrate.h"

#include <algorithm>

#include "crypto/digest.h"

namespace yigang::store {

namespace {

constexpr Migration kSteps[] = {
#include "migration_table.inc"
};

constexpr std::string_view kWithoutForeignKeys = "-- foreign_keys: off";
// Another process may run a long step; each try waits as long as the engine does.
constexpr int kTries = 60;

struct Applied {
  int version = 0;
  std::string checksum;
  Instant at;
};

bool is_missing_table(const Problem& problem) {
  return problem.code == "store_failure" && !problem.params.empty() &&
         (problem.params[0].second == "sqlite-1" || problem.params[0].second == "42P01");
}

Result<std::vector<Applied>> read_applied(Reader& reader) {
  TRY(const Rows rows,
      reader.query("SELECT version, sha256, applied_at FROM schema_migration ORDER BY version"));
  std::vector<Applied> applied;
  for (const Row& row : rows)
    applied.push_back({row.get<int>(0), row.get<std::string>(1), row.get<Instant>(2)});
  return applied;
}

// To a role without any right on the schema of PostgreSQL its tables are not even there.
Result<> require_schema(Database& database, TransactionOptions options) {
  return database.read(
      [](Reader& reader) -> Result<> {
        if (reader.engine() == Engine::sqlite) return {};
        TRY(const auto row, reader.query_one("SELECT CAST(current_schema() AS TEXT)"));
        if (row->get<std::optional<std::string>>(0)) return {};
        return fail(failure("role_without_right"));
      },
      options);
}

// Nothing, if the database has never been migrated.
Result<std::vector<Applied>> read_applied(Database& database, TransactionOptions options = {}) {
  auto applied = database.read_value<std::vector<Applied>>(
      [](Reader& reader) { return read_applied(reader); }, options);
  if (applied || !is_missing_table(applied.error())) return applied;
  TRY_VOID(require_schema(database, options));
  return std::vector<Applied>{};
}

Result<> check_applied(const std::vector<Applied>& applied, std::span<const Migration> steps) {
  for (const Applied& one : applied) {
    const auto version = std::to_string(one.version);
    if (one.version > static_cast<int>(steps.size()))
      return fail(conflict("migration_newer").with("version", version));
    const auto step = std::ranges::find(steps, one.version, &Migration::version);
    if (step == steps.end() || migration_checksum(*step) != one.checksum)
      return fail(conflict("migration_changed").with("version", version));
  }
  return {};
}

Result<> create_tables(Writer& writer) {
  const bool sqlite = writer.engine() == Engine::sqlite;
  const std::string_view number = sqlite ? "INTEGER" : "BIGINT";
  const std::string_view strict = sqlite ? " STRICT" : "";
  TRY_VOID(writer.run_script(fmt::format(
      "CREATE TABLE IF NOT EXISTS schema_migration (version {0} NOT NULL PRIMARY KEY, sha256 TEXT "
      "NOT NULL, applied_at {0} NOT NULL){1}; CREATE TABLE IF NOT EXISTS schema_lock (id {0} NOT "
      "NULL PRIMARY KEY CHECK (id = 1)){1}",
      number, strict)));
  TRY_VOID(writer.execute("INSERT INTO schema_lock (id) VALUES (1) ON CONFLICT (id) DO NOTHING"));
  return {};
}

// Two processes that create a table at once collide in PostgreSQL's catalogue (23505, 42P07): the
// tables are there then, and are looked for again.
Result<> ensure_tables(Database& database) {
  Result<> last;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    const auto found = database.read_value<bool>([](Reader& reader) -> Result<bool> {
      TRY(const auto row, reader.query_one("SELECT id FROM schema_lock WHERE id = 1"));
      return row.has_value();
    });
    if (found && *found) return {};
    if (!found && !is_missing_table(found.error())) return fail(found.error());
    last = database.migrate_write(create_tables);
    if (last) return {};
    const auto kind = last.error().kind;
    if (kind != ProblemKind::failure && kind != ProblemKind::conflict && kind != ProblemKind::busy)
      return last;
  }
  return last;
}

// True: the step was applied here; false: another process was faster.
Result<bool> apply_inside(Writer& writer, const Migration& step, const Clock& clock) {
  if (writer.engine() == Engine::postgresql)
    TRY_VOID(writer.query("SELECT id FROM schema_lock WHERE id = 1 FOR UPDATE"));
  TRY(const auto done, writer.query_one("SELECT sha256 FROM schema_migration WHERE version = ?1",
                                        args(step.version)));
  if (done) return false;
  TRY_VOID(writer.run_script(migration_text(step, writer.engine())));
  TRY_VOID(writer.execute(
      "INSERT INTO schema_migration (version, sha256, applied_at) VALUES (?1, ?2, ?3)",
      args(step.version, migration_checksum(step), clock.now())));
  return true;
}

Result<bool> apply(Database& database, const Migration& step, const Clock& clock) {
  const bool foreign_keys = !step.sqlite.starts_with(kWithoutForeignKeys);
  Result<> answer;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    bool applied = false;
    answer = database.migrate_write(
        [&](Writer& writer) -> Result<> {
          TRY(applied, apply_inside(writer, step, clock));
          return {};
        },
        foreign_keys);
    if (answer) return applied;
    if (answer.error().kind != ProblemKind::busy) break;
  }
  return fail(answer.error());
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

std::span<const Migration> built_in_migrations() {
  return kSteps;
}

std::vector<std::string> tables_in_order(Engine engine) {
  constexpr std::string_view kCreate = "CREATE TABLE ";
  std::vector<std::string> tables;
  for (const Migration& step : built_in_migrations()) {
    const std::string text = migration_text(step, engine);
    for (std::size_t at = text.find(kCreate); at != std::string::npos;
         at = text.find(kCreate, at + 1)) {
      const std::size_t from = at + kCreate.size();
      const std::size_t to = text.find_first_of(" (\n", from);
      std::string name = text.substr(from, to - from);
      if (std::ranges::find(tables, name) == tables.end()) tables.push_back(std::move(name));
    }
  }
  return tables;
}

std::string migration_text(const Migration& step, Engine engine) {
  const bool sqlite = engine == Engine::sqlite;
  std::string text(step.common);
  replace_all(text, "@INT@", sqlite ? "INTEGER" : "BIGINT");
  replace_all(text, "@BLOB@", sqlite ? "BLOB" : "BYTEA");
  replace_all(text, "@TEXT@", sqlite ? "TEXT" : "TEXT COLLATE \"C\"");
  replace_all(text, "@STRICT@", sqlite ? "STRICT" : "");
  text += '\n';
  text += sqlite ? step.sqlite : step.postgres;
  return text;
}

std::string migration_checksum(const Migration& step) {
  // The lengths keep a line that moves from one text to the next from going unseen.
  const std::string all =
      fmt::format("{} {} {}\n{}{}{}", step.common.size(), step.sqlite.size(), step.postgres.size(),
                  step.common, step.sqlite, step.postgres);
  return to_hex(crypto::digest(crypto::DigestAlgorithm::sha256, bytes_of(all)));
}

Result<int> migrate(Database& database, const Clock& clock, std::span<const Migration> steps) {
  TRY_VOID(ensure_tables(database));
  int count = 0;
  for (const Migration& step : steps) {
    TRY(const auto applied, read_applied(database));
    TRY_VOID(check_applied(applied, steps));
    if (std::ranges::find(applied, step.version, &Applied::version) != applied.end()) continue;
    TRY(const bool here, apply(database, step, clock));
    if (here) ++count;
  }
  TRY(const auto applied, read_applied(database));
  TRY_VOID(check_applied(applied, steps));
  return count;
}

Result<std::vector<MigrationStatus>> migration_status(Database& database,
                                                      std::span<const Migration> steps) {
  TRY(const auto applied, read_applied(database));
  std::vector<MigrationStatus> status;
  for (const Migration& step : steps)
    status.push_back({step.version, std::string(step.name), std::nullopt});
  for (const Applied& one : applied) {
    const auto known = std::ranges::find(status, one.version, &MigrationStatus::version);
    if (known != status.end())
      known->applied_at = one.at;
    else
      status.push_back({one.version, "", one.at});
  }
  return status;
}

Result<> require_current_schema(Database& database, std::span<const Migration> steps,
                                TransactionOptions options) {
  TRY(const auto applied, read_applied(database, options));
  TRY_VOID(check_applied(applied, steps));
  if (applied.size() < steps.size())
    return fail(conflict("migration_missing")
                    .with("version", std::to_string(applied.empty() ? 0 : applied.back().version))
                    .with("wanted", std::to_string(steps.size())));
  return {};
}

}  // namespace yigang::store

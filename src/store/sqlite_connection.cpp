#include "store/sqlite_connection.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <thread>

#include "store/database_problem.h"

namespace yigang::store {

namespace {

using namespace std::chrono_literals;

constexpr int kBusyMilliseconds = 5000;
constexpr std::size_t kMaxStatements = 256;
constexpr int kInstructionsBetweenLooks = 2000;
// Small blocks that a connection keeps for itself; a statement of ours takes some hundred.
constexpr int kSmallBlockBytes = 1200;
constexpr int kSmallBlocks = 400;

// The library counts its memory behind one lock for the whole process, and nobody reads the count.
// Refused once the library runs, which costs only speed.
void stop_counting_memory() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);
}

int bind(sqlite3_stmt* statement, int place, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return sqlite3_bind_int64(statement, place, *number);
  if (const auto* text = std::get_if<std::string>(&value))
    return sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC,
                               SQLITE_UTF8);
  if (const auto* bytes = std::get_if<Bytes>(&value)) {
    // A null pointer would bind NULL instead of no bytes.
    if (bytes->empty()) return sqlite3_bind_zeroblob(statement, place, 0);
    return sqlite3_bind_blob64(statement, place, bytes->data(), bytes->size(), SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, place);
}

Result<> read_column(sqlite3_stmt* statement, int column, Value& value) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      value = static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
      return {};
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      value = text == nullptr ? std::string() : std::string(text, size);
      return {};
    }
    case SQLITE_BLOB: {
      const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, column));
      const auto size = sqlite3_column_bytes(statement, column);
      value = data == nullptr ? Bytes() : Bytes(data, data + size);
      return {};
    }
    case SQLITE_NULL:
      value = std::monostate{};
      return {};
    default:  // a floating number: the statement is wrong
      return fail(failure("store_column_type"));
  }
}

}  // namespace

SqliteConnection::~SqliteConnection() {
  drop_statements();
  sqlite3_close(db_);
}

void SqliteConnection::drop_statements() {
  for (auto& [sql, prepared] : statements_) sqlite3_finalize(prepared.statement);
  statements_.clear();
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(SqliteSettings settings) {
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(std::move(settings)));
  TRY_VOID(connection->start());
  return connection;
}

Result<> SqliteConnection::start() {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (settings_.create ? SQLITE_OPEN_CREATE : 0);
  stop_counting_memory();
  const int code = sqlite3_open_v2(settings_.path.c_str(), &db_, flags, nullptr);
  if (code != SQLITE_OK) return fail(problem_of_sqlite(code));
  sqlite3_db_config(db_, SQLITE_DBCONFIG_LOOKASIDE, nullptr, kSmallBlockBytes, kSmallBlocks);
  sqlite3_busy_timeout(db_, kBusyMilliseconds);
  // Both engines then read "x" as a name, never as a text.
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  TRY_VOID(switch_to_wal());
  TRY_VOID(
      execute("PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
              "PRAGMA temp_store=MEMORY;"));
  // KiB of pages kept by the one writer, and by each of the readers: a city's year is 1.4 GB, and a
  // page that is read again from the file costs more than the statement that wants it.
  TRY_VOID(
      execute(settings_.query_only ? "PRAGMA cache_size=-16384" : "PRAGMA cache_size=-131072"));
  TRY_VOID(execute(settings_.foreign_keys ? "PRAGMA foreign_keys=ON" : "PRAGMA foreign_keys=OFF"));
  if (settings_.query_only) TRY_VOID(execute("PRAGMA query_only=ON"));
  const std::array<std::pair<const char*, const char*>, 8> wanted = {{
      {"PRAGMA journal_mode", "wal"},
      {"PRAGMA synchronous", "2"},
      {"PRAGMA busy_timeout", "5000"},
      {"PRAGMA foreign_keys", settings_.foreign_keys ? "1" : "0"},
      {"PRAGMA trusted_schema", "0"},
      {"PRAGMA cell_size_check", "1"},
      {"PRAGMA temp_store", "2"},
      {"PRAGMA encoding", "UTF-8"},
  }};
  for (const auto& [pragma, value] : wanted) {
    TRY(const std::string found, setting(pragma));
    if (found != value)
      return fail(failure("store_wrong_settings").with("setting", pragma).with("value", found));
  }
  sqlite3_progress_handler(db_, kInstructionsBetweenLooks, &on_progress, this);
  if (settings_.guarded) sqlite3_set_authorizer(db_, &on_authorise, this);
  return {};
}

// The switch takes the whole file for a moment and does not wait for others that do the same.
Result<> SqliteConnection::switch_to_wal() {
  int code = SQLITE_OK;
  for (int attempt = 0; attempt < 100; ++attempt) {
    code = execute_code("PRAGMA journal_mode=WAL");
    if ((code & 0xFF) != SQLITE_BUSY) break;
    std::this_thread::sleep_for(20ms);
  }
  if (code != SQLITE_OK) return fail(problem_of_sqlite(code));
  return {};
}

int SqliteConnection::on_progress(void* self) {
  const auto* connection = static_cast<SqliteConnection*>(self);
  if (connection->deadline_ == Deadline::max()) return 0;
  return std::chrono::steady_clock::now() > connection->deadline_ ? 1 : 0;
}

int SqliteConnection::on_authorise(void* self, int action, const char* first, const char* second,
                                   const char*, const char*) {
  const auto* connection = static_cast<SqliteConnection*>(self);
  if (action == SQLITE_ATTACH || action == SQLITE_DETACH) return SQLITE_DENY;
  const bool changes = action == SQLITE_UPDATE || action == SQLITE_DELETE ||
                       action == SQLITE_DROP_TABLE || action == SQLITE_ALTER_TABLE;
  const char* table = action == SQLITE_ALTER_TABLE ? second : first;
  if (!changes || table == nullptr) return SQLITE_OK;
  const auto& kept = connection->settings_.append_only_tables;
  return std::ranges::find(kept, std::string_view(table)) != kept.end() ? SQLITE_DENY : SQLITE_OK;
}

bool SqliteConnection::in_transaction() const {
  return sqlite3_get_autocommit(db_) == 0;
}

int SqliteConnection::execute_code(const char* sql) {
  return sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
}

Result<> SqliteConnection::execute(const char* sql) {
  const int code = execute_code(sql);
  if (code == SQLITE_OK) return {};
  Problem found = problem_of_sqlite(code);
  if (found.code == "store_failure")
    found.params = {{"state", "sqlite-" + std::to_string(code)}, {"detail", sqlite3_errmsg(db_)}};
  return fail(std::move(found));
}

Result<std::string> SqliteConnection::setting(const char* pragma) {
  std::string found;
  TRY_VOID(run(pragma, {}, [&](Row& row) -> Result<> {
    if (const auto* number = std::get_if<std::int64_t>(&row[0])) found = std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&row[0])) found = *text;
    return {};
  }));
  return found;
}

Result<SqliteConnection::Prepared> SqliteConnection::prepared(std::string_view sql) {
  if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
  TRY(const Statement statement, parse_statement(sql));
  if (settings_.guarded) TRY_VOID(check_append_only(statement, settings_.append_only_tables));
  Prepared fresh{nullptr, statement.parameters};
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &fresh.statement, &rest);
  if (code != SQLITE_OK) {
    Problem found = problem_of_sqlite(code);
    // Nothing is bound yet: the text names tables and columns, no person.
    if (found.code == "store_failure")
      found.params = {{"state", "sqlite-" + std::to_string(code)}, {"detail", sqlite3_errmsg(db_)}};
    return fail(std::move(found));
  }
  CHECK(fresh.statement != nullptr);
  if (statements_.size() >= kMaxStatements) drop_statements();
  statements_.emplace(sql, fresh);
  return fresh;
}

Result<std::int64_t> SqliteConnection::step_all(sqlite3_stmt* statement, const RowSink& sink) {
  const int columns = sqlite3_column_count(statement);
  const auto before = sqlite3_total_changes64(db_);
  Row row;
  while (true) {
    const int code = sqlite3_step(statement);
    if (code == SQLITE_DONE) break;
    if (code != SQLITE_ROW) return fail(problem_of_sqlite(code));
    row.values().resize(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i)
      TRY_VOID(read_column(statement, i, row.values()[static_cast<std::size_t>(i)]));
    TRY_VOID(sink(row));
  }
  // changes64 keeps the number of the last statement that changed something.
  return sqlite3_total_changes64(db_) == before ? 0 : sqlite3_changes64(db_);
}

Result<std::int64_t> SqliteConnection::run(std::string_view sql, const Args& arguments,
                                           const RowSink& sink) {
  TRY(const Prepared prepared_statement, prepared(sql));
  CHECK(static_cast<std::size_t>(prepared_statement.parameters) == arguments.size());
  sqlite3_stmt* statement = prepared_statement.statement;
  int code = SQLITE_OK;
  for (std::size_t i = 0; i < arguments.size() && code == SQLITE_OK; ++i)
    code = bind(statement, static_cast<int>(i) + 1, arguments[i].value);
  auto answer = code == SQLITE_OK ? step_all(statement, sink)
                                  : Result<std::int64_t>(fail(problem_of_sqlite(code)));
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  return answer;
}

void SqliteTransaction::start_statement() {
  if (each_statement_)
    connection_.set_deadline(std::chrono::steady_clock::now() + *each_statement_);
}

Result<std::int64_t> SqliteTransaction::run(std::string_view sql, const Args& arguments,
                                            const RowSink& sink) {
  start_statement();
  return connection_.run(sql, arguments, sink);
}

Result<> SqliteTransaction::run_statements(std::string_view sql) {
  start_statement();
  return connection_.execute(std::string(sql).c_str());
}

Result<std::int64_t> SqliteTransaction::run_bulk(std::string_view table,
                                                 const std::vector<std::string>& columns,
                                                 const RowSource& source) {
  constexpr std::size_t kPlaces = 500;
  const std::size_t rows_together = std::max<std::size_t>(1, kPlaces / columns.size());
  const auto text_of_insert = [&](std::size_t rows) {
    std::string names;
    for (const std::string& column : columns) names += (names.empty() ? "" : ", ") + column;
    std::string sql = fmt::format("INSERT INTO {} ({}) VALUES ", table, names);
    for (std::size_t place = 1; place <= rows * columns.size(); ++place) {
      const bool first = (place - 1) % columns.size() == 0;
      sql += fmt::format("{}?{}", first ? (place == 1 ? "(" : "), (") : ", ", place);
    }
    return sql + ")";
  };
  const auto nothing = [](Row&) -> Result<> { return {}; };
  const std::string full = text_of_insert(rows_together);
  Args waiting;
  Args row;
  std::size_t rows_waiting = 0;
  std::int64_t count = 0;
  const auto flush = [&]() -> Result<> {
    if (rows_waiting == 0) return {};
    TRY_VOID(check_storable(waiting));
    TRY_VOID(
        run(rows_waiting == rows_together ? full : text_of_insert(rows_waiting), waiting, nothing));
    count += static_cast<std::int64_t>(rows_waiting);
    waiting.clear();
    rows_waiting = 0;
    return {};
  };
  while (row.clear(), source(row)) {
    CHECK(row.size() == columns.size());
    for (const Argument& argument : row) waiting.add_value(argument.value, argument.type);
    if (++rows_waiting == rows_together) TRY_VOID(flush());
  }
  TRY_VOID(flush());
  return count;
}

}  // namespace yigang::store

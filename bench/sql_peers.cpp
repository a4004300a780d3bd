#include "sql_peers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include <fstream>

namespace yigang::bench {

namespace {

Problem peer_failed(const std::string& what) {
  return failure("bench_peer").with("what", what);
}

// SQLite wants INTEGER for the one whole-number key that is the row id, PostgreSQL 64 bits.
std::string create_text(const Table& table, const std::string& type, const std::string& head) {
  std::string text = fmt::format("{} {} ({} {}", head, table.name,
                                 fmt::join(table.columns, " " + type + ", "), type);
  if (!table.key.empty()) text += fmt::format(", PRIMARY KEY ({})", table.key);
  return text + ")";
}

class Sqlite final : public SqlPeer {
 public:
  Sqlite() { CHECK(sqlite3_open(":memory:", &db_) == SQLITE_OK); }
  ~Sqlite() override { sqlite3_close(db_); }
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  Result<> load(const SqlWork& work) {
    statement_ = work.statement;
    check_ = work.check;
    things_ = work.things;
    clear_ = "DELETE FROM " + work.result.name;
    TRY_VOID(execute("PRAGMA temp_store = MEMORY; PRAGMA journal_mode = OFF; BEGIN"));
    for (const Table& table : work.tables) TRY_VOID(fill(table));
    TRY_VOID(execute(create_text(work.result, "INTEGER", "CREATE TABLE")));
    return execute("COMMIT; ANALYZE");
  }

  Result<Outcome> run() override {
    TRY_VOID(execute(clear_));
    const Stopwatch watch;
    TRY_VOID(execute(statement_));
    Outcome outcome{.things = things_, .effort = watch.read()};
    TRY(outcome.check, check());
    return outcome;
  }

 private:
  Result<> execute(const std::string& sql) {
    if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      return fail(peer_failed(sqlite3_errmsg(db_)));
    return {};
  }

  Result<> fill(const Table& table) {
    const bool wide_key = table.key.find(',') != std::string::npos;
    TRY_VOID(execute(create_text(table, "INTEGER", "CREATE TABLE") +
                     (wide_key ? " WITHOUT ROWID" : "")));
    std::string marks = "?";
    for (std::size_t i = 1; i < table.columns.size(); ++i) marks += ", ?";
    sqlite3_stmt* insert = nullptr;
    const std::string sql = fmt::format("INSERT INTO {} VALUES ({})", table.name, marks);
    CHECK(sqlite3_prepare_v2(db_, sql.c_str(), -1, &insert, nullptr) == SQLITE_OK);
    bool fine = true;
    for (std::size_t at = 0; at < table.cells.size() && fine; at += table.columns.size()) {
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::int64_t value = table.cells[at + i];
        const int place = static_cast<int>(i) + 1;
        if (value == kNone)
          sqlite3_bind_null(insert, place);
        else
          sqlite3_bind_int64(insert, place, value);
      }
      fine = sqlite3_step(insert) == SQLITE_DONE;
      sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    if (!fine) return fail(peer_failed(sqlite3_errmsg(db_)));
    return {};
  }

  Result<std::string> check() {
    sqlite3_stmt* query = nullptr;
    if (sqlite3_prepare_v2(db_, check_.c_str(), -1, &query, nullptr) != SQLITE_OK)
      return fail(peer_failed(sqlite3_errmsg(db_)));
    std::string text;
    while (sqlite3_step(query) == SQLITE_ROW)
      for (int i = 0, count = sqlite3_column_count(query); i < count; ++i)
        text += std::to_string(sqlite3_column_int64(query, i)) + (i + 1 < count ? " " : "\n");
    sqlite3_finalize(query);
    return text;
  }

  sqlite3* db_ = nullptr;
  std::string statement_;
  std::string check_;
  std::string clear_;
  double things_ = 0;
};

class Postgres final : public SqlPeer {
 public:
  explicit Postgres(const std::string& url) : connection_(PQconnectdb(url.c_str())) {}
  ~Postgres() override {
    (void)execute("DROP SCHEMA IF EXISTS bench_peer CASCADE");
    PQfinish(connection_);
  }
  Postgres(const Postgres&) = delete;
  Postgres& operator=(const Postgres&) = delete;

  Result<> load(const SqlWork& work) {
    statement_ = work.statement;
    check_ = work.check;
    things_ = work.things;
    clear_ = "TRUNCATE " + work.result.name;
    // jit and parallel workers cost more CPU than they save.
    TRY_VOID(execute(
        "SET client_min_messages = warning; SET jit = off; SET work_mem = '512MB'; "
        "SET max_parallel_workers_per_gather = 0; DROP SCHEMA IF EXISTS bench_peer CASCADE; "
        "CREATE SCHEMA bench_peer; SET search_path = bench_peer"));
    for (const Table& table : work.tables) TRY_VOID(fill(table));
    TRY_VOID(execute(create_text(work.result, "BIGINT", "CREATE UNLOGGED TABLE") + kQuiet));
    TRY_VOID(execute("ANALYZE"));
    TRY(const std::string backend, text_of("SELECT pg_backend_pid()"));
    meter_ = CpuMeter({parent_of(std::atoi(backend.c_str()))});
    return {};
  }

  Result<Outcome> run() override {
    TRY_VOID(execute(clear_));
    const Stopwatch watch(meter_);
    TRY_VOID(execute(statement_));
    Outcome outcome{.things = things_, .effort = watch.read()};
    TRY(outcome.check, text_of(check_));
    return outcome;
  }

 private:
  static constexpr const char* kQuiet = " WITH (autovacuum_enabled = false)";

  Result<> execute(const std::string& sql) {
    PGresult* const result = PQexec(connection_, sql.c_str());
    const bool fine = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    if (!fine) return fail(peer_failed(PQerrorMessage(connection_)));
    return {};
  }

  Result<> fill(const Table& table) {
    TRY_VOID(execute(create_text(table, "BIGINT", "CREATE UNLOGGED TABLE") + kQuiet));
    const std::string copy = "COPY " + table.name + " FROM STDIN WITH (NULL '-1')";
    PQclear(PQexec(connection_, copy.c_str()));
    std::string text;
    for (std::size_t at = 0; at < table.cells.size(); ++at) {
      text += std::to_string(table.cells[at]);
      text += (at + 1) % table.columns.size() == 0 ? '\n' : '\t';
      if (text.size() > 1'000'000 || at + 1 == table.cells.size()) {
        PQputCopyData(connection_, text.data(), static_cast<int>(text.size()));
        text.clear();
      }
    }
    PQputCopyEnd(connection_, nullptr);
    bool fine = true;
    while (PGresult* const result = PQgetResult(connection_)) {
      fine = fine && PQresultStatus(result) == PGRES_COMMAND_OK;
      PQclear(result);
    }
    if (!fine) return fail(peer_failed(PQerrorMessage(connection_)));
    return {};
  }

  // Values by a blank, rows by a line feed.
  Result<std::string> text_of(const std::string& sql) {
    PGresult* const result = PQexec(connection_, sql.c_str());
    const bool fine = PQresultStatus(result) == PGRES_TUPLES_OK;
    std::string text;
    for (int row = 0; fine && row < PQntuples(result); ++row)
      for (int i = 0, count = PQnfields(result); i < count; ++i)
        text += std::string(PQgetvalue(result, row, i)) + (i + 1 < count ? " " : "\n");
    PQclear(result);
    if (!fine) return fail(peer_failed(PQerrorMessage(connection_)));
    return text;
  }

  PGconn* connection_;
  CpuMeter meter_;
  std::string statement_;
  std::string check_;
  std::string clear_;
  double things_ = 0;
};

}  // namespace

Result<std::string> peer_text(const std::string& file) {
  std::ifstream in("bench/peers/" + file);
  if (!in) return fail(peer_failed("no file bench/peers/" + file));
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

Result<std::unique_ptr<SqlPeer>> sqlite_peer(const SqlWork& work) {
  auto peer = std::make_unique<Sqlite>();
  TRY_VOID(peer->load(work));
  return peer;
}

Result<std::unique_ptr<SqlPeer>> postgres_peer(const SqlWork& work, const std::string& url) {
  auto peer = std::make_unique<Postgres>(url);
  TRY_VOID(peer->load(work));
  return peer;
}

}  // namespace yigang::bench

// One connection to an SQLite file with the settings of engines.md §3, each read back after
// opening, since a PRAGMA that is refused stays silent. Holds a cache of prepared statements, a
// deadline that a running statement obeys, and the guard that denies UPDATE and DELETE on
// append-only tables. Used by one thread at a time; the owner sees to it.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "store/database.h"
#include "store/statement.h"

struct sqlite3;
struct sqlite3_stmt;

namespace yigang::store {

struct SqliteSettings {
  std::string path;
  bool create = false;
  bool query_only = false;
  bool foreign_keys = true;
  std::vector<std::string> append_only_tables;  // empty: no guard, for migrations
  bool guarded = true;                          // ATTACH denied, append-only tables kept
};

class SqliteConnection {
 public:
  using Deadline = std::chrono::steady_clock::time_point;
  using RowSink = std::function<Result<>(Row&)>;

  [[nodiscard]] static Result<std::unique_ptr<SqliteConnection>> open(SqliteSettings settings);
  ~SqliteConnection();
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  [[nodiscard]] Result<std::int64_t> run(std::string_view sql, const Args& arguments,
                                         const RowSink& sink);
  // Several statements without arguments; answers SQLite's extended code.
  [[nodiscard]] int execute_code(const char* sql);
  [[nodiscard]] Result<> execute(const char* sql);
  // The first column of the first row as text.
  [[nodiscard]] Result<std::string> setting(const char* pragma);
  [[nodiscard]] bool in_transaction() const;
  void set_deadline(Deadline deadline) { deadline_ = deadline; }
  void clear_deadline() { deadline_ = Deadline::max(); }
  [[nodiscard]] sqlite3* handle() { return db_; }

 private:
  struct Prepared {
    sqlite3_stmt* statement = nullptr;
    int parameters = 0;
  };
  // Looks a statement up without copying its text.
  struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  explicit SqliteConnection(SqliteSettings settings) : settings_(std::move(settings)) {}
  [[nodiscard]] Result<> start();
  [[nodiscard]] Result<> switch_to_wal();
  [[nodiscard]] Result<Prepared> prepared(std::string_view sql);
  [[nodiscard]] Result<std::int64_t> step_all(sqlite3_stmt* statement, const RowSink& sink);
  void drop_statements();
  static int on_progress(void* self);
  static int on_authorise(void* self, int action, const char* first, const char* second,
                          const char* database, const char* trigger);

  SqliteSettings settings_;
  sqlite3* db_ = nullptr;
  Deadline deadline_ = Deadline::max();
  std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> statements_;
};

// Reader and Writer over a connection that is inside a transaction.
class SqliteTransaction final : public Writer {
 public:
  // Writes: `each_statement` starts anew with every statement. Reads: the owner has set the
  // deadline of the connection.
  SqliteTransaction(SqliteConnection& connection,
                    std::optional<std::chrono::milliseconds> each_statement)
      : connection_(connection), each_statement_(each_statement) {}
  [[nodiscard]] Engine engine() const override { return Engine::sqlite; }

 private:
  [[nodiscard]] Result<std::int64_t> run(std::string_view sql, const Args& arguments,
                                         const RowSink& sink) override;
  [[nodiscard]] Result<std::int64_t> run_bulk(std::string_view table,
                                              const std::vector<std::string>& columns,
                                              const RowSource& source) override;
  [[nodiscard]] Result<> run_statements(std::string_view sql) override;
  void start_statement();

  SqliteConnection& connection_;
  std::optional<std::chrono::milliseconds> each_statement_;
};

}  // namespace yigang::store

// One database, two engines (engines.md §2): sqlite:PATH or postgresql://… . All work runs inside
// read() or write(); a read sees one snapshot, a write is one transaction. A write's callback that
// returns a Problem undoes only itself; its success is told only after a durable commit. Callbacks
// MAY RUN AGAIN (deadlock, lost connection, a neighbour in the group that broke the commit): they
// must build their results afresh and touch nothing else. A statement that failed dooms its
// transaction: whatever the callback then returns, it is undone and the first problem is told.
// Expected clashes are met with ON CONFLICT … RETURNING, not by trying. Thread-safe; Reader and
// Writer belong to the callback and its thread. Never call read() or write() inside a callback.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "store/rows.h"

namespace yigang::store {

enum class Engine : std::uint8_t { sqlite, postgresql };

struct Options {
  std::string url;      // sqlite:PATH, postgresql://user@host:port/name?…
  int connections = 8;  // SQLite: readers beside the one writer; PostgreSQL: size of the pool
  std::chrono::milliseconds connect_deadline{3000};
  // Rows of these tables are never changed or deleted; the engine layer refuses it
  // (`row_append_only`), whatever rights the role has.
  std::vector<std::string> append_only_tables;
  bool create = true;  // SQLite: make the file if it is absent
  std::uint64_t jitter_seed = 1;
};

struct TransactionOptions {
  // Reads: the whole callback. Writes: each statement, and the wait for a turn.
  std::chrono::milliseconds deadline{5000};
  bool alone = false;  // SQLite writes: a commit of its own, for bulk work
  // Writes that a reader makes by the way: tried once, and `store_busy` rather than a wait behind
  // the bulk work of another.
  bool in_passing = false;
};
inline constexpr std::chrono::milliseconds kSettlementDeadline{60000};

using RowVisitor = std::function<Result<>(const Row&)>;

class Reader {
 public:
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;

  [[nodiscard]] virtual Engine engine() const = 0;
  [[nodiscard]] Result<Rows> query(std::string_view sql, const Args& arguments = {});
  // At most one row may match; two are a bug.
  [[nodiscard]] Result<std::optional<Row>> query_one(std::string_view sql,
                                                     const Args& arguments = {});
  // Row by row in constant memory; a Problem of the visitor ends the walk and is returned. The
  // visitor may not use this Reader.
  [[nodiscard]] Result<> each(std::string_view sql, const Args& arguments, const RowVisitor& visit);
  // The problem of the first statement that failed, if any.
  [[nodiscard]] const std::optional<Problem>& doomed() const { return doomed_; }

 protected:
  Reader() = default;
  using RowSink = std::function<Result<>(Row&)>;
  // Runs one statement, hands each row to `sink`, answers the number of rows changed.
  [[nodiscard]] virtual Result<std::int64_t> run(std::string_view sql, const Args& arguments,
                                                 const RowSink& sink) = 0;
  [[nodiscard]] Result<std::int64_t> guarded(std::string_view sql, const Args& arguments,
                                             const RowSink& sink);
  Problem doom(Problem problem);
  bool busy_ = false;

 private:
  std::optional<Problem> doomed_;
};

// Fills the arguments of the next row (handed in empty); false = there is none.
using RowSource = std::function<bool(Args& row)>;

class Writer : public Reader {
 public:
  // The number of rows inserted, changed or deleted. RETURNING: use query().
  [[nodiscard]] Result<std::int64_t> execute(std::string_view sql, const Args& arguments = {});
  // Many rows into one table: prepared several-row inserts on SQLite, COPY on PostgreSQL. One row
  // that clashes refuses them all. Answers the number of rows.
  [[nodiscard]] Result<std::int64_t> bulk_insert(std::string_view table,
                                                 const std::vector<std::string>& columns,
                                                 const RowSource& source);
  // Several statements without arguments: data definition, for migrations.
  [[nodiscard]] Result<> run_script(std::string_view sql);

 protected:
  [[nodiscard]] virtual Result<std::int64_t> run_bulk(std::string_view table,
                                                      const std::vector<std::string>& columns,
                                                      const RowSource& source) = 0;
  [[nodiscard]] virtual Result<> run_statements(std::string_view sql) = 0;
};

using ReadWork = std::function<Result<>(Reader&)>;
using WriteWork = std::function<Result<>(Writer&)>;

class Database {
 public:
  // Problems: `bad_database_url`, `store_unreachable`, `store_network_file_system`,
  // `store_wrong_settings`, `store_corrupt`.
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(Options options);
  virtual ~Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] virtual Engine engine() const = 0;
  [[nodiscard]] virtual Result<> read(const ReadWork& work, TransactionOptions options = {}) = 0;
  [[nodiscard]] virtual Result<> write(const WriteWork& work, TransactionOptions options = {}) = 0;
  // A write that may change the schema and the append-only tables: migrations and restore only.
  // SQLite: on a connection of its own; `foreign_keys` off is needed to rebuild a table.
  [[nodiscard]] virtual Result<> migrate_write(const WriteWork& work, bool foreign_keys = true) = 0;

  // read_value<Rows>([&](Reader& reader) -> Result<Rows> { … }).
  template <class T, class Work>
  [[nodiscard]] Result<T> read_value(const Work& work, TransactionOptions options = {}) {
    std::optional<T> answer;
    TRY_VOID(read(
        [&](Reader& reader) -> Result<> {
          TRY(answer, work(reader));
          return {};
        },
        options));
    return *std::move(answer);
  }
  template <class T, class Work>
  [[nodiscard]] Result<T> write_value(const Work& work, TransactionOptions options = {}) {
    std::optional<T> answer;
    TRY_VOID(write(
        [&](Writer& writer) -> Result<> {
          TRY(answer, work(writer));
          return {};
        },
        options));
    return *std::move(answer);
  }

  // SQLite: a consistent copy while others read and write, checked (integrity and foreign keys)
  // before it gets its name; `path` must not exist. PostgreSQL: `backup_not_here`.
  [[nodiscard]] virtual Result<> backup_sqlite(const std::string& path) = 0;
  // SQLite: moves the log into the file and cuts it; for the night. PostgreSQL: nothing.
  [[nodiscard]] virtual Result<> checkpoint() = 0;

 protected:
  Database() = default;
};

}  // namespace yigang::store

#include "store/pg_database.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/random.h"
#include "store/database_problem.h"
#include "store/pg_connection.h"

namespace yigang::store {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr int kAttempts = 6;  // once, and five times again
constexpr auto kAllAttempts = 30s;
constexpr auto kControlDeadline = 3s;
constexpr std::chrono::minutes kMigrationDeadline{10};
// The server ends a statement itself where the program can no longer: later than the program would,
// since of a COPY each piece has the program's deadline. Migrations and restore of a whole city.
constexpr int kServerPatience = 3;
constexpr std::chrono::hours kBulkLimit{6};

class PgTransaction final : public Writer {
 public:
  // Reads end at `until`; writes give each statement its own time.
  PgTransaction(PgConnection& connection, const std::vector<std::string>* kept,
                std::chrono::milliseconds each_statement, Steady::time_point until)
      : connection_(connection), kept_(kept), each_statement_(each_statement), until_(until) {}
  [[nodiscard]] Engine engine() const override { return Engine::postgresql; }

 private:
  [[nodiscard]] Steady::time_point deadline() const {
    return std::min(until_, Steady::now() + each_statement_);
  }
  [[nodiscard]] Result<std::int64_t> run(std::string_view sql, const Args& arguments,
                                         const RowSink& sink) override {
    return connection_.run(sql, arguments, sink, kept_, deadline());
  }
  [[nodiscard]] Result<std::int64_t> run_bulk(std::string_view table,
                                              const std::vector<std::string>& columns,
                                              const RowSource& source) override {
    return connection_.copy_in(table, columns, source, each_statement_);
  }
  [[nodiscard]] Result<> run_statements(std::string_view sql) override {
    return connection_.command(std::string(sql), deadline());
  }

  PgConnection& connection_;
  const std::vector<std::string>* kept_;
  std::chrono::milliseconds each_statement_;
  Steady::time_point until_;
};

class PgDatabase final : public Database {
 public:
  explicit PgDatabase(Options options)
      : options_(std::move(options)), jitter_(options_.jitter_seed) {}

  [[nodiscard]] Engine engine() const override { return Engine::postgresql; }

  // The first connection is made at once, so that a wrong address is told at the start.
  [[nodiscard]] Result<> start() {
    TRY(auto connection, borrow(Steady::now() + options_.connect_deadline));
    give_back(std::move(connection));
    return {};
  }

  [[nodiscard]] Result<> read(const ReadWork& work, TransactionOptions options) override {
    const auto until = Steady::now() + options.deadline;
    return again_and_again([&] { return read_once(work, options, until); });
  }

  [[nodiscard]] Result<> write(const WriteWork& work, TransactionOptions options) override {
    if (options.in_passing) return write_once(work, options, &options_.append_only_tables).answer;
    return again_and_again([&] { return write_once(work, options, &options_.append_only_tables); });
  }

  [[nodiscard]] Result<> migrate_write(const WriteWork& work, bool) override {
    const TransactionOptions options{kMigrationDeadline, true};
    return again_and_again([&] { return write_once(work, options, nullptr); });
  }

  [[nodiscard]] Result<> backup_sqlite(const std::string&) override {
    return fail(refused("backup_not_here"));
  }
  [[nodiscard]] Result<> checkpoint() override { return {}; }

 private:
  struct Attempt {
    Result<> answer;
    bool again = false;
  };

  template <class Once>
  [[nodiscard]] Result<> again_and_again(const Once& once) {
    const auto give_up = Steady::now() + kAllAttempts;
    for (int attempt = 1;; ++attempt) {
      Attempt tried = once();
      if (!tried.again || attempt >= kAttempts || Steady::now() > give_up) return tried.answer;
      std::this_thread::sleep_for(pause(attempt));
    }
  }

  // 5 … 10, 10 … 20, … 80 … 160 ms: those who met in a deadlock do not meet again.
  [[nodiscard]] std::chrono::milliseconds pause(int attempt) {
    const std::uint64_t most = 10ULL << (attempt - 1);
    const std::lock_guard lock(mutex_);
    return std::chrono::milliseconds(most / 2 + jitter_.below(most / 2 + 1));
  }

  [[nodiscard]] Attempt read_once(const ReadWork& work, TransactionOptions options,
                                  Steady::time_point until) {
    auto borrowed = borrow(until);
    if (!borrowed) return {fail(borrowed.error()), may_reconnect(borrowed.error(), until)};
    auto& connection = **borrowed;
    auto answer = connection.command(
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;" + limit_of(options.deadline), until);
    bool of_the_engine = !answer;
    if (answer) {
      PgTransaction transaction(connection, &options_.append_only_tables, options.deadline, until);
      answer = work(transaction);
      of_the_engine = transaction.doomed().has_value();
      if (of_the_engine) answer = fail(*transaction.doomed());
    }
    const bool again = of_the_engine && passing(connection, false) && Steady::now() < until;
    end_without_commit(connection);
    give_back(*std::move(borrowed));
    return {std::move(answer), again};
  }

  [[nodiscard]] Attempt write_once(const WriteWork& work, TransactionOptions options,
                                   const std::vector<std::string>* kept) {
    const auto wait_until = Steady::now() + options.deadline;
    auto borrowed = borrow(wait_until);
    if (!borrowed) return {fail(borrowed.error()), may_reconnect(borrowed.error(), wait_until)};
    auto& connection = **borrowed;
    auto answer = connection.command("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;" +
                                         (kept != nullptr ? limit_of(options.deadline) : of_bulk()),
                                     Steady::now() + options.deadline);
    bool of_the_engine = !answer;
    if (answer) {
      PgTransaction transaction(connection, kept, options.deadline, Steady::time_point::max());
      answer = work(transaction);
      of_the_engine = transaction.doomed().has_value();
      if (of_the_engine) answer = fail(*transaction.doomed());
      if (answer) {
        answer = connection.commit(Steady::now() + options.deadline);
        of_the_engine = !answer;
        if (answer) {
          give_back(*std::move(borrowed));
          return {{}, false};
        }
      }
    }
    const bool again = !options.in_passing && of_the_engine && passing(connection, true);
    end_without_commit(connection);
    give_back(*std::move(borrowed));
    return {std::move(answer), again};
  }

  [[nodiscard]] static std::string limit_of(std::chrono::milliseconds deadline) {
    return fmt::format("SET LOCAL statement_timeout = {}", (deadline * kServerPatience).count());
  }
  [[nodiscard]] static std::string of_bulk() {
    return limit_of(kBulkLimit / kServerPatience) + ";SET LOCAL application_name = 'yigang-bulk'";
  }

  // Worth another try; the connection is closed where another one may do better.
  [[nodiscard]] bool passing(PgConnection& connection, bool writes) {
    const std::string& state = connection.last_state();
    if (sqlstate_says_retry(state)) return true;
    const bool moved = writes && state == "25006";  // the primary has become a standby
    const bool stale_plan = state == "0A000";       // the schema changed under a prepared statement
    if (!connection.was_lost() && !moved && !stale_plan) return false;
    connection.drop();
    const std::lock_guard lock(mutex_);
    open_ -= static_cast<int>(idle_.size());
    idle_.clear();
    return true;
  }

  [[nodiscard]] static bool may_reconnect(const Problem& problem, Steady::time_point until) {
    return problem.code == "store_unreachable" && Steady::now() < until;
  }

  static void end_without_commit(PgConnection& connection) {
    if (!connection.usable()) return;
    if (!connection.command("ROLLBACK", Steady::now() + kControlDeadline)) connection.drop();
  }

  [[nodiscard]] Result<std::unique_ptr<PgConnection>> borrow(Steady::time_point until) {
    {
      std::unique_lock lock(mutex_);
      if (!returned_.wait_until(lock, until,
                                [&] { return !idle_.empty() || open_ < options_.connections; }))
        return fail(store_busy());
      if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
      ++open_;
    }
    auto connection = PgConnection::open(options_.url, options_.connect_deadline);
    if (!connection) give_back(nullptr);
    return connection;
  }

  void give_back(std::unique_ptr<PgConnection> connection) {
    {
      const std::lock_guard lock(mutex_);
      if (connection && connection->usable())
        idle_.push_back(std::move(connection));
      else
        --open_;
    }
    returned_.notify_one();
  }

  Options options_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<PgConnection>> idle_;
  int open_ = 0;
  SeededRandom jitter_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(Options options) {
  if (options.connections < 1) return fail(bad_input("bad_database_url"));
  auto database = std::make_unique<PgDatabase>(std::move(options));
  TRY_VOID(database->start());
  return database;
}

}  // namespace yigang::store

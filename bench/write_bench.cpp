// Durable small writes: one attendance entry a verb (authority, key row, row, journal entry, stored
// answer), each acknowledged after the disk has it. Peers: 4 KiB appended and synced, and one bare
// row a commit on the same engine with the same durability.
#include <fcntl.h>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "benches.h"
#include "usecase/month_verbs.h"
#include "usecase/perform.h"

namespace yigang::bench {

namespace {

using Clock = std::chrono::steady_clock;

// `count` things by `threads` threads, each timed; the first problem ends its thread and is told.
Result<std::vector<double>> each_timed(int threads, int count,
                                       const std::function<Result<>(int thread, int thing)>& one) {
  std::vector<std::vector<double>> took(static_cast<std::size_t>(threads));
  std::vector<Result<>> ended(static_cast<std::size_t>(threads));
  std::vector<std::thread> all;
  for (int t = 0; t < threads; ++t)
    all.emplace_back([&, t] {
      const auto at = static_cast<std::size_t>(t);
      for (int i = t; i < count && ended[at]; i += threads) {
        const auto begun = Clock::now();
        ended[at] = one(t, i);
        took[at].push_back(std::chrono::duration<double>(Clock::now() - begun).count());
      }
    });
  for (std::thread& thread : all) thread.join();
  std::vector<double> joined;
  for (std::size_t t = 0; t < took.size(); ++t) {
    if (!ended[t]) return fail(ended[t].error());
    joined.insert(joined.end(), took[t].begin(), took[t].end());
  }
  return joined;
}

Outcome outcome_of(const std::vector<double>& took, std::int64_t syncs) {
  const auto things = static_cast<double>(took.size());
  std::string note =
      fmt::format("p50 {:.2f} p99 {:.2f} ms", 1e3 * median(took), 1e3 * quantile(took, 0.99));
  if (syncs > 0) note += fmt::format(", {:.2f} per sync", things / static_cast<double>(syncs));
  return {things, "", note};
}

Problem peer_failed(const std::string& what) {
  return failure("bench_peer").with("what", what);
}

class Attendance {
 public:
  explicit Attendance(City& city) : city_(city) {}

  Result<Outcome> enter(int threads, int count) {
    TRY(const std::int64_t before, entries());
    const std::int64_t syncs = sync_calls();
    const int round = ++round_;
    TRY(const std::vector<double> took, each_timed(threads, count, [&](int, int thing) {
          return enter_one(thing, threads, round);
        }));
    Outcome outcome = outcome_of(took, sync_calls() - syncs);
    TRY(const std::int64_t after, entries());
    // Every acknowledged verb has its journal entry, or the figure is worth nothing.
    if (after - before != count)
      return fail(failure("bench_lost")
                      .with("wanted", std::to_string(count))
                      .with("found", std::to_string(after - before)));
    return outcome;
  }

 private:
  // No two threads have the same placement: who enters the same cell at once is told so.
  Result<> enter_one(int thing, int threads, int round) {
    const std::size_t all = city_.targets().size();
    const std::size_t usable = all - all % static_cast<std::size_t>(threads);
    if (usable == 0) return fail(peer_failed("fewer placements than clients"));
    const Target& target = city_.targets()[static_cast<std::size_t>(thing) % usable];
    usecase::EnterAttendance command;
    command.placement = target.placement;
    command.month = city_.open;
    usecase::AttendanceSpan span{city_.open.first_day(), city_.open.last_day(), {}, {}, {}};
    if (target.side == Side::rural)
      span.hours_x10 = Hours(300 + round % 50);
    else
      span.days_x10 = WorkDays(100 + round % 10 * 5);
    command.spans.push_back(span);
    usecase::Request request;
    request.actor.account = AccountId(1);
    request.actor.role = Role::VILL;
    request.actor.scope = {target.unit, target.town, target.village};
    request.key = fmt::format("bench-{}-{}", round, thing);
    request.body = std::string(usecase::EnterAttendance::kVerb) + wire::to_json(command);
    TRY_VOID(usecase::perform(city_.desk(), request, command));
    return {};
  }

  Result<std::int64_t> entries() {
    return city_.database().read_value<std::int64_t>(
        [](store::Reader& reader) -> Result<std::int64_t> {
          TRY(const auto row,
              reader.query_one("SELECT COUNT(*) FROM journal_entry WHERE verb = ?1",
                               store::args(std::string(usecase::EnterAttendance::kVerb))));
          return row->get<std::int64_t>(0);
        });
  }

  City& city_;
  std::atomic<int> round_ = 0;
};

// One thread, no database: what the disk takes.
Result<Outcome> append_and_sync(const std::string& folder, int count) {
  const std::string path = folder + "/append";
  const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
  if (file < 0) return fail(peer_failed("open"));
  const std::string block(4096, 'x');
  const std::int64_t syncs = sync_calls();
  auto took = each_timed(1, count, [&](int, int) -> Result<> {
    if (::write(file, block.data(), block.size()) != static_cast<ssize_t>(block.size()))
      return fail(peer_failed("write"));
    if (::fdatasync(file) != 0) return fail(peer_failed("fdatasync"));
    return {};
  });
  ::close(file);
  ::unlink(path.c_str());
  if (!took) return fail(took.error());
  return outcome_of(*took, sync_calls() - syncs);
}

// One connection behind a lock, as SQLite has one writer; WAL, synchronous=FULL.
class BareSqlite {
 public:
  explicit BareSqlite(const std::string& folder) {
    sqlite3_open((folder + "/bare.db").c_str(), &db_);
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS bare (unit "
        "INTEGER NOT NULL, id INTEGER NOT NULL, a INTEGER, b INTEGER, c TEXT, d TEXT, PRIMARY KEY "
        "(unit, id)) STRICT");
    sqlite3_prepare_v2(db_, "INSERT INTO bare VALUES (371525, ?1, 1, 2, '2022-06-01', 'none')", -1,
                       &insert_, nullptr);
  }
  ~BareSqlite() {
    sqlite3_finalize(insert_);
    sqlite3_close(db_);
  }
  BareSqlite(const BareSqlite&) = delete;
  BareSqlite& operator=(const BareSqlite&) = delete;

  Result<Outcome> insert(int threads, int count) {
    const std::int64_t syncs = sync_calls();
    TRY(const auto took, each_timed(threads, count, [&](int, int) { return insert_one(); }));
    return outcome_of(took, sync_calls() - syncs);
  }

 private:
  void run(const char* sql) { CHECK(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == 0); }
  Result<> insert_one() {
    const std::lock_guard lock(mutex_);
    sqlite3_bind_int64(insert_, 1, ++next_);
    const int code = sqlite3_step(insert_);
    sqlite3_reset(insert_);
    if (code != SQLITE_DONE) return fail(peer_failed("sqlite3_step"));
    return {};
  }

  sqlite3* db_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  std::mutex mutex_;
  std::int64_t next_ = 0;
};

// A connection a thread, a prepared statement, a commit a row; synchronous_commit on.
class BarePostgres {
 public:
  BarePostgres(const std::string& url, int threads) {
    for (int t = 0; t < threads; ++t) connections_.push_back(PQconnectdb(url.c_str()));
    const char* const table =
        "CREATE TABLE IF NOT EXISTS bare (unit BIGINT NOT NULL, id BIGINT NOT NULL, a BIGINT, b "
        "BIGINT, c TEXT, d TEXT, PRIMARY KEY (unit, id))";
    fine_ = done(PQexec(connections_.front(), "SET client_min_messages = warning")) &&
            done(PQexec(connections_.front(), table));
    for (PGconn* connection : connections_)
      fine_ = fine_ && done(PQprepare(connection, "bare",
                                      "INSERT INTO bare VALUES (371525, $1, 1, 2, '2022-06-01', "
                                      "'none')",
                                      1, nullptr));
  }
  ~BarePostgres() {
    for (PGconn* connection : connections_) PQfinish(connection);
  }
  BarePostgres(const BarePostgres&) = delete;
  BarePostgres& operator=(const BarePostgres&) = delete;

  Result<Outcome> insert(int count) {
    if (!fine_) return fail(peer_failed("libpq"));
    const int threads = static_cast<int>(connections_.size());
    TRY(const auto took, each_timed(threads, count, [&](int thread, int) -> Result<> {
          const std::string id = std::to_string(++next());
          const char* const values[] = {id.c_str()};
          if (!done(PQexecPrepared(connections_[static_cast<std::size_t>(thread)], "bare", 1,
                                   values, nullptr, nullptr, 0)))
            return fail(peer_failed("libpq"));
          return {};
        }));
    return outcome_of(took, 0);
  }

 private:
  static std::atomic<std::int64_t>& next() {
    static std::atomic<std::int64_t> number = 0;
    return number;
  }
  static bool done(PGresult* result) {
    const bool fine = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    return fine;
  }
  std::vector<PGconn*> connections_;
  bool fine_ = false;
};

}  // namespace

Result<> bench_writes(City& city, const std::string& folder, int rounds) {
  Attendance attendance(city);
  BareSqlite bare(folder);
  const bool sqlite = city.server() == 0;
  for (const int threads : {1, 16, 64}) {
    const int count = threads == 1 ? 200 : 40 * threads;
    Comparison table;
    table.title = fmt::format(
        "store-write: attendance by the verb, {} clients, {}, every answer after the disk has it",
        threads, city.engine_name());
    table.thing = "write";
    table.rounds = rounds;
    table.meter = CpuMeter(sqlite ? std::vector<int>{} : std::vector{city.server()});
    table.subjects.push_back(
        {"yigang enter_attendance", [&] { return attendance.enter(threads, count); }, false});
    table.subjects.push_back(
        {"4 KiB append + fdatasync, 1 thread", [&] { return append_and_sync(folder, 200); }, true});
    std::optional<BarePostgres> postgres;
    if (sqlite) {
      table.subjects.push_back({"sqlite3: one bare row a commit, FULL",
                                [&] { return bare.insert(threads, threads == 1 ? 200 : 400); },
                                true});
    } else {
      postgres.emplace(city.url(), threads);
      table.subjects.push_back(
          {"libpq: one bare row a commit", [&] { return postgres->insert(count); }, true});
    }
    compare(table);
  }
  return {};
}

}  // namespace yigang::bench

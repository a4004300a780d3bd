// What only PostgreSQL can do wrong: connections that break, servers that hang, deadlocks.
#include "store/pg_database.h"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <latch>
#include <thread>

#include "store/database_fixture.h"

namespace yigang::store {
namespace {

using namespace std::chrono_literals;

std::string part_of_url(const std::string& url, const std::string& name) {
  const auto start = url.find(name + "=") + name.size() + 1;
  return url.substr(start, url.find('&', start) - start);
}

// Stands between the program and the server, and may keep back what the server answers to COMMIT.
class Proxy {
 public:
  enum class Fault { none, drop_after_commit, hang_after_commit, drop_before_commit, hang_always };

  explicit Proxy(const std::string& url) {
    std::string pattern = "/tmp/yigang-proxy.XXXXXX";
    CHECK(::mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    const auto port = part_of_url(url, "port");
    target_ = part_of_url(url, "host") + "/.s.PGSQL." + port;
    url_ = "postgresql://yigang@/yigang?host=" + folder_ + "&port=" + port +
           "&options=" + part_of_url(url, "options");
    listener_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
    const auto address = address_of(folder_ + "/.s.PGSQL." + port);
    CHECK(::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    CHECK(::listen(listener_, 16) == 0);
    acceptor_ = std::thread([this] { accept_all(); });
  }
  ~Proxy() {
    stop_ = true;
    acceptor_.join();
    for (auto& thread : threads_) thread.join();
    ::close(listener_);
    std::filesystem::remove_all(folder_);
  }
  Proxy(const Proxy&) = delete;
  Proxy& operator=(const Proxy&) = delete;

  [[nodiscard]] const std::string& url() const { return url_; }
  std::atomic<Fault> fault = Fault::none;

 private:
  static sockaddr_un address_of(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    CHECK(path.size() < sizeof address.sun_path);
    std::ranges::copy(path, address.sun_path);
    return address;
  }

  void accept_all() {
    while (!stop_) {
      pollfd waiting{listener_, POLLIN, 0};
      if (::poll(&waiting, 1, 50) <= 0) continue;
      const int client = ::accept(listener_, nullptr, nullptr);
      const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
      const auto address = address_of(target_);
      CHECK(::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
      threads_.emplace_back([this, client, server] { forward(client, server); });
    }
  }

  void forward(int client, int server) {
    bool committed = false;
    char buffer[65536];
    while (!stop_) {
      pollfd ends[2] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
      if (::poll(ends, 2, 50) <= 0) continue;
      if (fault == Fault::hang_always) {
        std::this_thread::sleep_for(20ms);
        continue;
      }
      if (ends[0].revents != 0) {
        const auto size = ::read(client, buffer, sizeof buffer);
        if (size <= 0) break;
        const std::string_view text(buffer, static_cast<std::size_t>(size));
        const bool commit = text.find(std::string_view("COMMIT\0", 7)) != std::string_view::npos;
        if (commit && fault == Fault::drop_before_commit) {
          fault = Fault::none;
          break;
        }
        committed = committed || commit;
        if (::write(server, buffer, static_cast<std::size_t>(size)) != size) break;
      }
      if (ends[1].revents != 0) {
        const auto size = ::read(server, buffer, sizeof buffer);
        if (size <= 0) break;
        if (committed && fault == Fault::drop_after_commit) break;
        if (committed && fault == Fault::hang_after_commit) continue;
        if (::write(client, buffer, static_cast<std::size_t>(size)) != size) break;
        committed = false;
      }
    }
    ::close(client);
    ::close(server);
  }

  std::string folder_;
  std::string target_;
  std::string url_;
  int listener_ = -1;
  std::atomic<bool> stop_ = false;
  std::thread acceptor_;
  std::vector<std::thread> threads_;  // of the acceptor, until it is gone
};

class Postgres : public testing::Test {
 protected:
  void SetUp() override {
    if (engines_here().size() < 2) GTEST_SKIP() << "YIGANG_TEST_POSTGRES is unset: NOT TRIED";
    store_ = std::make_unique<TestStore>(Engine::postgresql);
    store_->define("CREATE TABLE line (id @INT@ NOT NULL PRIMARY KEY, note @TEXT@) @STRICT@;");
  }
  static Result<> insert(Database& database, int id, std::chrono::milliseconds deadline = 5s) {
    return database.write(
        [&](Writer& writer) -> Result<> {
          TRY_VOID(writer.execute("INSERT INTO line (id, note) VALUES (?1, 'x')", args(id)));
          return {};
        },
        {.deadline = deadline});
  }
  int count() {
    return (*store_)
        ->read_value<int>([](Reader& reader) -> Result<int> {
          TRY(const auto row, reader.query_one("SELECT COUNT(*) FROM line"));
          return row->get<int>(0);
        })
        .value();
  }

  std::unique_ptr<TestStore> store_;
};

TEST_F(Postgres, an_answer_lost_after_commit_is_an_unknown_outcome) {
  Proxy proxy(store_->url());
  auto database = *Database::open({.url = proxy.url(), .connections = 2});
  ASSERT_TRUE(insert(*database, 1));
  proxy.fault = Proxy::Fault::drop_after_commit;
  const auto lost = insert(*database, 2);
  EXPECT_EQ(told(lost), "unknown_outcome");
  proxy.fault = Proxy::Fault::none;
  // It had happened: the same key tells.
  EXPECT_EQ(told(insert(*database, 2)), "row_conflict");
  EXPECT_EQ(count(), 2);
}

TEST_F(Postgres, a_commit_that_never_arrived_is_an_unknown_outcome_too) {
  Proxy proxy(store_->url());
  auto database = *Database::open({.url = proxy.url(), .connections = 2});
  ASSERT_TRUE(insert(*database, 1));
  proxy.fault = Proxy::Fault::drop_before_commit;
  EXPECT_EQ(told(insert(*database, 2)), "unknown_outcome");
  // It had not happened: the same key does it now.
  EXPECT_TRUE(insert(*database, 2));
  EXPECT_EQ(count(), 2);
}

TEST_F(Postgres, a_commit_that_hangs_is_an_unknown_outcome_at_its_deadline) {
  Proxy proxy(store_->url());
  auto database = *Database::open({.url = proxy.url(), .connections = 2});
  proxy.fault = Proxy::Fault::hang_after_commit;
  const auto started = std::chrono::steady_clock::now();
  const auto hung = insert(*database, 1, 300ms);
  EXPECT_EQ(told(hung), "unknown_outcome");
  EXPECT_LT(std::chrono::steady_clock::now() - started, 3s);
  proxy.fault = Proxy::Fault::none;
  EXPECT_TRUE(insert(*database, 2));
  EXPECT_EQ(count(), 2);
}

TEST_F(Postgres, a_server_that_hangs_ends_at_the_deadline) {
  Proxy proxy(store_->url());
  auto database = *Database::open({.url = proxy.url(), .connections = 2});
  ASSERT_TRUE(insert(*database, 1));
  proxy.fault = Proxy::Fault::hang_always;
  const auto started = std::chrono::steady_clock::now();
  EXPECT_EQ(told(insert(*database, 2, 300ms)), "store_deadline");
  const auto opened =
      Database::open({.url = proxy.url(), .connections = 1, .connect_deadline = 300ms});
  EXPECT_EQ(told(opened), "store_unreachable");
  EXPECT_LT(std::chrono::steady_clock::now() - started, 3s);
  proxy.fault = Proxy::Fault::none;
}

TEST_F(Postgres, a_connection_lost_before_commit_is_tried_again) {
  auto killer = store_->another();
  int runs = 0;
  const auto done = (*store_)->write([&](Writer& writer) -> Result<> {
    ++runs;
    TRY(const auto row, writer.query_one("SELECT pg_backend_pid()"));
    if (runs == 1) {
      const int backend = row->get<int>(0);
      EXPECT_TRUE(killer->read([&](Reader& reader) -> Result<> {
        TRY_VOID(
            reader.query("SELECT pg_terminate_backend(CAST(?1 AS INTEGER), 2000)", args(backend)));
        return {};
      }));
    }
    TRY_VOID(writer.execute("INSERT INTO line (id, note) VALUES (1, 'x')"));
    return {};
  });
  EXPECT_TRUE(done) << done.error().code;
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(count(), 1);
}

TEST_F(Postgres, idle_connections_that_died_are_replaced) {
  std::vector<std::thread> threads;
  for (int id = 1; id <= 8; ++id)
    threads.emplace_back([this, id] { EXPECT_TRUE(insert(**store_, id)); });
  for (auto& thread : threads) thread.join();
  auto killer = store_->another();
  ASSERT_TRUE(killer->read([](Reader& reader) -> Result<> {
    TRY_VOID(
        reader.query("SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity "
                     "WHERE application_name = 'yigang' AND pid <> pg_backend_pid()"));
    return {};
  }));
  for (int id = 11; id <= 15; ++id) EXPECT_TRUE(insert(**store_, id));
  EXPECT_EQ(count(), 13);
}

TEST_F(Postgres, a_deadlock_is_run_again_until_both_are_done) {
  ASSERT_TRUE(insert(**store_, 1));
  ASSERT_TRUE(insert(**store_, 2));
  std::latch both_hold_one(2);
  std::atomic<int> runs = 0;
  const auto cross = [&](int first, int second) {
    bool waited = false;
    return (*store_)->write([&, first, second](Writer& writer) -> Result<> {
      ++runs;
      TRY_VOID(writer.execute("UPDATE line SET note = note || 'y' WHERE id = ?1", args(first)));
      if (!std::exchange(waited, true)) both_hold_one.arrive_and_wait();
      TRY_VOID(writer.execute("UPDATE line SET note = note || 'y' WHERE id = ?1", args(second)));
      return {};
    });
  };
  Result<> one;
  Result<> two;
  std::thread a([&] { one = cross(1, 2); });
  std::thread b([&] { two = cross(2, 1); });
  a.join();
  b.join();
  EXPECT_TRUE(one && two);
  EXPECT_EQ(runs, 3);
}

TEST_F(Postgres, a_statement_prepared_before_the_schema_changed_is_prepared_again) {
  ASSERT_TRUE(insert(**store_, 1));
  const auto columns = [&] {
    return (*store_)->read_value<int>([](Reader& reader) -> Result<int> {
      TRY(const Rows rows, reader.query("SELECT * FROM line ORDER BY id"));
      return static_cast<int>(rows.at(0).size());
    });
  };
  EXPECT_EQ(columns().value(), 2);
  store_->define("ALTER TABLE line ADD COLUMN more @INT@;");
  EXPECT_EQ(columns().value(), 3);
}

TEST_F(Postgres, a_lock_that_another_holds_ends_at_the_deadline) {
  ASSERT_TRUE(insert(**store_, 1));
  std::latch holding(1);
  std::latch done(1);
  std::thread holder([&] {
    EXPECT_TRUE((*store_)->write([&](Writer& writer) -> Result<> {
      TRY_VOID(writer.query("SELECT id FROM line WHERE id = 1 FOR UPDATE"));
      holding.count_down();
      done.wait();
      return {};
    }));
  });
  holding.wait();
  const auto waited = (*store_)->write(
      [](Writer& writer) -> Result<> {
        TRY_VOID(writer.execute("UPDATE line SET note = 'y' WHERE id = 1"));
        return {};
      },
      {.deadline = 300ms});
  EXPECT_EQ(told(waited), "store_deadline");
  done.count_down();
  holder.join();
}

// A program that stops while it reads an answer: the server waits for room to write, and no timeout
// of its own ends that.
TEST_F(Postgres, who_hangs_while_it_is_answered_loses_its_locks_to_who_comes_anew) {
  ASSERT_TRUE(insert(**store_, 1));
  const std::string url = store_->url() + "%20-cyigang.hung_after%3D1s";
  PGconn* const hung = PQconnectdb((url + "&application_name=yigang").c_str());
  ASSERT_EQ(PQsendQuery(hung,
                        "BEGIN; SET LOCAL statement_timeout = '500ms'; SELECT id FROM line WHERE "
                        "id = 1 FOR UPDATE; SELECT repeat('x', 1000) FROM generate_series(1, "
                        "1000000)"),
            1);
  const auto change = [](Database& database) {
    return database.write(
        [](Writer& writer) -> Result<> {
          TRY_VOID(writer.execute("UPDATE line SET note = 'y' WHERE id = 1"));
          return {};
        },
        {.deadline = 300ms});
  };
  std::this_thread::sleep_for(1500ms);
  EXPECT_EQ(told(change(**store_)), "store_deadline") << "its own timeout has not ended it";
  auto anew = *Database::open({.url = url, .connections = 1});
  EXPECT_EQ(told(change(*anew)), "done");
  PQfinish(hung);
}

TEST_F(Postgres, more_statements_than_the_cache_holds_still_run) {
  const auto done = (*store_)->read([](Reader& reader) -> Result<> {
    for (int i = 0; i < 600; ++i) {
      TRY(const auto row, reader.query_one(fmt::format("SELECT CAST({} AS BIGINT)", i % 300)));
      EXPECT_EQ(row->get<int>(0), i % 300);
    }
    return {};
  });
  EXPECT_TRUE(done) << done.error().code;
}

// As a server that was stopped inside the COPY of its settlement: its socket stays open, and its
// host still answers for it.
TEST_F(Postgres, a_program_that_hangs_inside_a_copy_is_ended_by_whoever_comes_anew) {
  Proxy proxy(store_->url());
  auto hung = *Database::open({.url = proxy.url(), .connections = 1});
  std::latch locked(1);
  std::thread stopped([&] {
    const auto lost = hung->write(
        [&](Writer& writer) -> Result<> {
          TRY_VOID(writer.execute("INSERT INTO line (id, note) VALUES (1, 'x')"));
          int sent = 0;
          TRY_VOID(writer.bulk_insert("line", {"id", "note"}, [&](Args& row) {
            if (++sent == 100) {
              proxy.fault = Proxy::Fault::hang_always;
              locked.count_down();
            }
            if (sent > 100) return false;
            row.add(1000 + sent);
            row.add(std::string(2000, 'y'));
            return true;
          }));
          return {};
        },
        {.deadline = 4s});
    EXPECT_EQ(told(lost), "store_deadline");
  });
  locked.wait();
  std::this_thread::sleep_for(1200ms);
  // Not yet, at what is a long COPY only.
  auto early = *Database::open({.url = store_->url(), .connections = 1});
  EXPECT_EQ(told(insert(*early, 1, 300ms)), "store_deadline");
  auto next =
      *Database::open({.url = store_->url() + "%20-c%20yigang.hung_after%3D1s", .connections = 1});
  EXPECT_EQ(told(insert(*next, 1, 2s)), "done");
  stopped.join();
  EXPECT_EQ(count(), 1);
}

TEST_F(Postgres, each_session_bounds_what_it_waits_for) {
  const auto shown = [&](Reader& reader, const std::string& name) -> Result<std::string> {
    TRY(const auto row, reader.query_one("SELECT current_setting(CAST(?1 AS TEXT))", args(name)));
    return row->get<std::string>(0);
  };
  const auto limits = [&](Reader& reader) -> Result<std::string> {
    TRY(const std::string statement, shown(reader, "statement_timeout"));
    TRY(const std::string idle, shown(reader, "idle_in_transaction_session_timeout"));
    TRY(const std::string name, shown(reader, "application_name"));
    return statement + " " + idle + " " + name;
  };
  EXPECT_EQ((*store_)->read_value<std::string>(limits).value(), "15s 90s yigang");
  EXPECT_EQ((*store_)->write_value<std::string>(limits, {kSettlementDeadline}).value(),
            "3min 90s yigang");
  std::string bulk;
  ASSERT_TRUE((*store_)->migrate_write([&](Writer& writer) -> Result<> {
    TRY(bulk, limits(writer));
    return {};
  }));
  EXPECT_EQ(bulk, "6h 90s yigang-bulk");
  EXPECT_EQ((*store_)->read_value<std::string>(limits).value(), "15s 90s yigang");
}

}  // namespace
}  // namespace yigang::store

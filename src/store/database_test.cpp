#include "store/database.h"

#include <atomic>
#include <thread>

#include "store/database_fixture.h"
#include "store/database_problem.h"

namespace yigang::store {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kTables = R"(
CREATE TABLE box (unit @INT@ NOT NULL, id @INT@ NOT NULL,
  label @TEXT@ NOT NULL CHECK (label <> 'bad'), amount @INT@ CHECK (amount >= 0),
  seal @BLOB@, PRIMARY KEY (unit, id)) @STRICT@;
CREATE TABLE thing (unit @INT@ NOT NULL, id @INT@ NOT NULL, box_id @INT@ NOT NULL,
  PRIMARY KEY (unit, id), FOREIGN KEY (unit, box_id) REFERENCES box (unit, id)) @STRICT@;
CREATE TABLE kept (id @INT@ NOT NULL PRIMARY KEY, note @TEXT@ NOT NULL) @STRICT@;
CREATE TABLE late (id @INT@ NOT NULL PRIMARY KEY,
  other @INT@ NOT NULL REFERENCES late (id) DEFERRABLE INITIALLY DEFERRED) @STRICT@;
)";
constexpr std::string_view kInsertBox = "INSERT INTO box (unit, id, label) VALUES (?1, ?2, ?3)";

class Store : public EachEngine {
 protected:
  Store() { store_.define(kTables); }

  Result<> insert_box(std::int64_t id, std::string_view label = "x") {
    return store_->write([&](Writer& writer) -> Result<> {
      TRY_VOID(writer.execute(kInsertBox, args(371502, id, label)));
      return {};
    });
  }
  std::int64_t count(std::string_view table) {
    return store_
        ->read_value<std::int64_t>([&](Reader& reader) -> Result<std::int64_t> {
          TRY(const auto row, reader.query_one(fmt::format("SELECT COUNT(*) FROM {}", table)));
          return row->get<std::int64_t>(0);
        })
        .value();
  }
  // The code of the problem of one statement in a transaction of its own.
  std::string code_of(std::string_view sql, const Args& arguments = {}) {
    const auto done = store_->write([&](Writer& writer) -> Result<> {
      TRY_VOID(writer.execute(sql, arguments));
      return {};
    });
    return done ? "done" : done.error().code;
  }

  TestStore store_{GetParam(), {"kept"}};
};
YIGANG_EACH_ENGINE(Store);

TEST_P(Store, values_come_back_as_they_were) {
  const std::int64_t big = std::int64_t{1} << 62;
  const std::vector<std::int64_t> numbers = {0,    1,   -1,   255,       256,
                                             -256, big, -big, INT64_MAX, INT64_MIN};
  for (const std::int64_t number : numbers) {
    const auto row = store_->read_value<Row>([&](Reader& reader) -> Result<Row> {
      TRY(auto found, reader.query_one("SELECT ?1, ?2, ?3, ?4, ?5, ?6",
                                       args(number, "𠮷林 it's\n\t\\N", "", Bytes{0, 255, 92},
                                            Bytes{}, std::optional<std::string>())));
      return *found;
    });
    ASSERT_TRUE(row) << row.error().code;
    EXPECT_EQ(row->get<std::int64_t>(0), number);
    EXPECT_EQ(row->get<std::string>(1), "𠮷林 it's\n\t\\N");
    EXPECT_EQ(row->get<std::string>(2), "");
    EXPECT_EQ(row->get<Bytes>(3), (Bytes{0, 255, 92}));
    EXPECT_EQ(row->get<Bytes>(4), Bytes{});
    EXPECT_TRUE(row->is_null(5));
  }
}

TEST_P(Store, types_of_the_field_come_back) {
  const auto row = store_->read_value<Row>([&](Reader& reader) -> Result<Row> {
    TRY(auto found, reader.query_one("SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10",
                                     args(Fen(-68'003), Date(2024, 2, 29), Month(2022, 12),
                                          Hours(135), UnitCode(371502), PlaceCode(371502001001),
                                          from_milliseconds(1'667'000'000'123), Side::urban, true,
                                          std::optional<Date>())));
    return *found;
  });
  ASSERT_TRUE(row) << row.error().code;
  EXPECT_EQ(row->get<Fen>(0), Fen(-68'003));
  EXPECT_EQ(row->get<Date>(1), Date(2024, 2, 29));
  EXPECT_EQ(row->get<std::string_view>(1), "2024-02-29");
  EXPECT_EQ(row->get<Month>(2), Month(2022, 12));
  EXPECT_EQ(row->get<Hours>(3), Hours(135));
  EXPECT_EQ(row->get<UnitCode>(4), UnitCode(371502));
  EXPECT_EQ(row->get<PlaceCode>(5), PlaceCode(371502001001));
  EXPECT_EQ(row->get<Instant>(6), from_milliseconds(1'667'000'000'123));
  EXPECT_EQ(row->get<Side>(7), Side::urban);
  EXPECT_TRUE(row->get<bool>(8));
  EXPECT_EQ(row->get<std::optional<Date>>(9), std::nullopt);
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_DEATH((void)row->get<Date>(0), "");
  EXPECT_DEATH((void)row->get<Date>(9), "");
}

TEST_P(Store, text_that_one_engine_would_not_keep_is_refused) {
  EXPECT_EQ(code_of(kInsertBox, args(1, 1, std::string_view("a\0b", 3))), "text_not_storable");
  EXPECT_EQ(code_of(kInsertBox, args(1, 1, "\xC3")), "text_not_storable");
  EXPECT_EQ(count("box"), 0);
}

TEST_P(Store, clashes_have_the_same_code_on_each_engine) {
  ASSERT_TRUE(insert_box(1));
  EXPECT_EQ(told(insert_box(1)), "row_conflict");
  EXPECT_EQ(insert_box(1).error().kind, ProblemKind::conflict);
  EXPECT_EQ(told(insert_box(2, "bad")), "row_check");
  EXPECT_EQ(code_of("INSERT INTO thing (unit, id, box_id) VALUES (371502, 1, 9)"),
            "row_missing_parent");
  EXPECT_EQ(code_of("INSERT INTO thing (unit, id, box_id) VALUES (371502, 1, 1)"), "done");
  EXPECT_EQ(code_of("DELETE FROM box WHERE id = 1"), "row_missing_parent");
  EXPECT_EQ(code_of("INSERT INTO box (unit, id, label) VALUES (1, 2, NULL)"), "row_null");
  EXPECT_EQ(code_of("INSERT INTO box (unit, id, label) VALUES (1, ?1, 'a')", args("two")),
            "row_type");
  EXPECT_EQ(code_of("INSERT INTO late (id, other) VALUES (1, 2)"), "row_missing_parent");
  EXPECT_EQ(code_of("INSERT INTO nowhere (id) VALUES (1)"), "store_failure");
  EXPECT_EQ(code_of("INSERT INTO box (unit, id, label) VALUES ($1, 2, 'a')", args(1)),
            "bad_statement");
  EXPECT_EQ(count("box"), 1);
  EXPECT_EQ(count("late"), 0);
}

TEST_P(Store, numbers_of_changed_rows_agree) {
  const auto done = store_->write([&](Writer& writer) -> Result<> {
    for (int id = 1; id <= 3; ++id) {
      TRY(const auto inserted, writer.execute(kInsertBox, args(1, id, "x")));
      EXPECT_EQ(inserted, 1);
    }
    TRY(const auto again,
        writer.execute(
            "INSERT INTO box (unit, id, label) VALUES (1, 1, 'y') ON CONFLICT DO NOTHING"));
    EXPECT_EQ(again, 0);
    TRY(const auto updated, writer.execute("UPDATE box SET label = 'x' WHERE id >= ?1", args(2)));
    EXPECT_EQ(updated, 2);
    TRY(const auto none, writer.execute("SELECT id FROM box ORDER BY id"));
    EXPECT_EQ(none, 0);
    TRY(const Rows returned,
        writer.query("UPDATE box SET amount = 5 WHERE id = 3 RETURNING unit, amount"));
    EXPECT_EQ(returned.size(), 1U);
    EXPECT_EQ(returned[0].get<int>(1), 5);
    return {};
  });
  EXPECT_TRUE(done) << done.error().code;
}

TEST_P(Store, a_refusal_undoes_only_itself) {
  ASSERT_TRUE(insert_box(1));
  const auto refusal = store_->write([&](Writer& writer) -> Result<> {
    TRY_VOID(writer.execute(kInsertBox, args(371502, 2, "x")));
    return fail(refused("row_check").with("why", "test"));
  });
  EXPECT_EQ(refusal.error().kind, ProblemKind::refused);
  EXPECT_EQ(refusal.error().params.size(), 1U);
  EXPECT_EQ(count("box"), 1);
}

TEST_P(Store, a_failed_statement_dooms_its_transaction) {
  ASSERT_TRUE(insert_box(1));
  const auto hidden = store_->write([&](Writer& writer) -> Result<> {
    TRY_VOID(writer.execute(kInsertBox, args(371502, 2, "x")));
    (void)writer.execute(kInsertBox, args(371502, 1, "x"));
    EXPECT_EQ(told(writer.execute(kInsertBox, args(371502, 3, "x"))), "row_conflict");
    return {};
  });
  EXPECT_EQ(told(hidden), "row_conflict");
  EXPECT_EQ(count("box"), 1);
}

TEST_P(Store, append_only_rows_are_neither_changed_nor_deleted) {
  EXPECT_EQ(code_of("INSERT INTO kept (id, note) VALUES (1, 'a')"), "done");
  for (const char* sql :
       {"UPDATE kept SET note = 'b'", "DELETE FROM kept WHERE id = 1", "DELETE FROM \"kept\"",
        "INSERT INTO kept (id, note) VALUES (1, 'b') ON CONFLICT (id) DO UPDATE SET note = 'b'",
        "WITH gone AS (SELECT 1) DELETE FROM kept"})
    EXPECT_EQ(code_of(sql), "row_append_only") << sql;
  EXPECT_EQ(count("kept"), 1);
}

TEST_P(Store, a_read_sees_one_snapshot_and_writes_nothing) {
  ASSERT_TRUE(insert_box(1));
  const auto seen = store_->read([&](Reader& reader) -> Result<> {
    TRY(const Rows before, reader.query("SELECT id FROM box ORDER BY id"));
    std::thread([&] { EXPECT_TRUE(insert_box(2)); }).join();
    TRY(const Rows after, reader.query("SELECT id FROM box ORDER BY id"));
    EXPECT_EQ(before, after);
    return {};
  });
  EXPECT_TRUE(seen);
  const auto wrote = store_->read([&](Reader& reader) -> Result<> {
    TRY_VOID(reader.query("DELETE FROM box"));
    return {};
  });
  EXPECT_EQ(told(wrote), "store_read_only");
  EXPECT_EQ(count("box"), 2);
}

TEST_P(Store, each_walks_and_stops_when_told) {
  for (int id = 1; id <= 50; ++id) ASSERT_TRUE(insert_box(id));
  int seen = 0;
  const auto walked = store_->read([&](Reader& reader) -> Result<> {
    const auto stopped =
        reader.each("SELECT id FROM box ORDER BY id", {}, [&](const Row& row) -> Result<> {
          seen = row.get<int>(0);
          if (seen == 7) return fail(refused("row_check"));
          return {};
        });
    EXPECT_EQ(told(stopped), "row_check");
    // The visitor's no is no fault of the reader.
    TRY(const auto row, reader.query_one("SELECT COUNT(*) FROM box"));
    EXPECT_EQ(row->get<int>(0), 50);
    return {};
  });
  EXPECT_TRUE(walked) << walked.error().code;
  EXPECT_EQ(seen, 7);
}

TEST_P(Store, floating_numbers_are_refused) {
  const auto floating = store_->read([&](Reader& reader) -> Result<> {
    TRY_VOID(reader.query("SELECT 1.5"));
    return {};
  });
  EXPECT_EQ(told(floating), "store_column_type");
}

TEST_P(Store, bulk_rows_are_written_all_or_none) {
  const std::vector<std::string> columns = {"unit", "id", "label", "amount", "seal"};
  const auto bulk = [&](int from, int to) {
    return store_->write_value<std::int64_t>(
        [&](Writer& writer) {
          int id = from;
          return writer.bulk_insert("box", columns, [&](Args& row) {
            if (id > to) return false;
            row.add(UnitCode(371502)).add(id).add(id % 2 == 0 ? "tab\t\\N 𠮷\r\n" : "");
            row.add(id % 3 == 0 ? std::optional<Fen>() : Fen(id)).add(Bytes{0, 92, 10});
            ++id;
            return true;
          });
        },
        {.alone = true});
  };
  EXPECT_EQ(bulk(1, 5003).value(), 5003);
  EXPECT_EQ(bulk(6000, 5999).value(), 0);
  EXPECT_EQ(count("box"), 5003);
  const auto row = store_->read_value<Row>([&](Reader& reader) -> Result<Row> {
    TRY(auto found, reader.query_one("SELECT label, amount, seal FROM box WHERE id = 5000"));
    return *found;
  });
  EXPECT_EQ(row->get<std::string>(0), "tab\t\\N 𠮷\r\n");
  EXPECT_EQ(row->get<std::optional<Fen>>(1), Fen(5000));
  EXPECT_EQ(row->get<Bytes>(2), (Bytes{0, 92, 10}));
  EXPECT_EQ(told(bulk(5003, 9000)), "row_conflict");
  EXPECT_EQ(count("box"), 5003);
}

TEST_P(Store, a_bulk_row_with_bad_text_refuses_all) {
  const auto done = store_->write([&](Writer& writer) -> Result<> {
    int id = 0;
    TRY_VOID(writer.bulk_insert("kept", {"id", "note"}, [&](Args& row) {
      ++id;
      row.add(id).add(id == 900 ? "\xFF" : "fine");
      return id <= 1000;
    }));
    return {};
  });
  EXPECT_EQ(told(done), "text_not_storable");
  EXPECT_EQ(count("kept"), 0);
}

TEST_P(Store, twenty_four_threads_and_one_key_have_one_winner) {
  std::atomic<int> won = 0;
  std::atomic<int> lost = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 24; ++i)
    threads.emplace_back([&, i] {
      const auto mine = insert_box(100 + i);
      EXPECT_TRUE(mine) << mine.error().code;
      const auto claim = insert_box(7);
      claim ? ++won : ++lost;
      EXPECT_TRUE(claim || claim.error().code == "row_conflict");
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(won, 1);
  EXPECT_EQ(lost, 23);
  EXPECT_EQ(count("box"), 25);
}

TEST_P(Store, a_long_statement_ends_at_its_deadline) {
  constexpr std::string_view kLong =
      "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < "
      "2000000000) SELECT COUNT(*) FROM n";
  const auto started = std::chrono::steady_clock::now();
  const auto read = store_->read(
      [&](Reader& reader) -> Result<> {
        TRY_VOID(reader.query(kLong));
        return {};
      },
      {.deadline = 200ms});
  const auto written = store_->write(
      [&](Writer& writer) -> Result<> {
        TRY_VOID(writer.query(kLong));
        return {};
      },
      {.deadline = 200ms});
  EXPECT_EQ(told(read), "store_deadline");
  EXPECT_EQ(told(written), "store_deadline");
  EXPECT_EQ(written.error().kind, ProblemKind::busy);
  EXPECT_LT(std::chrono::steady_clock::now() - started, 4s);
  EXPECT_TRUE(insert_box(1));
}

TEST_P(Store, more_readers_than_connections_take_turns) {
  TestStore narrow(GetParam(), {}, 2);
  std::vector<std::thread> threads;
  std::atomic<int> fine = 0;
  for (int i = 0; i < 12; ++i)
    threads.emplace_back([&] {
      if (narrow->read([](Reader& reader) -> Result<> {
            TRY_VOID(reader.query("SELECT 1"));
            std::this_thread::sleep_for(5ms);
            return {};
          }))
        ++fine;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(fine, 12);
}

// Statements that would change what is only added are refused before they reach the engine, so that
// PostgreSQL's 42501 means a role without its rights (after a restore, say).
TEST(DatabaseProblem, a_missing_right_is_told_as_one) {
  EXPECT_EQ(problem_of_sqlstate("42501").code, "role_without_right");
}

TEST(DatabaseAddress, wrong_ones_are_refused) {
  for (const char* url : {"", "sqlite:", "sqlite::memory:", "mysql://x", "data/yigang.db"})
    EXPECT_EQ(told(Database::open({.url = url})), "bad_database_url") << url;
  EXPECT_EQ(told(Database::open({.url = "sqlite:/nowhere/at/all.db"})), "store_unreachable");
  EXPECT_EQ(told(Database::open({.url = "postgresql:///x?host=/nowhere"})), "store_unreachable");
}

}  // namespace
}  // namespace yigang::store

#include "store/migrate.h"

#include <thread>

#include "base/messages.h"
#include "store/database_fixture.h"

namespace yigang::store {
namespace {

constexpr Migration kFirst{
    1, "first", "CREATE TABLE one (id @INT@ NOT NULL PRIMARY KEY, name @TEXT@) @STRICT@;", "", ""};
constexpr Migration kSecond{2, "second", "ALTER TABLE one ADD COLUMN seal @BLOB@;",
                            "CREATE INDEX one_name ON one (name);",
                            "CREATE INDEX one_name ON one (name);"};
const std::vector<Migration> kBoth = {kFirst, kSecond};

class Migrations : public EachEngine {
 protected:
  TestStore store_{GetParam()};
  SetClock clock_{from_milliseconds(1'640'000'000'000)};
};
YIGANG_EACH_ENGINE(Migrations);

TEST_P(Migrations, run_once_and_are_recorded) {
  EXPECT_EQ(migration_status(*store_, kBoth).value()[0].applied_at, std::nullopt);
  EXPECT_EQ(told(require_current_schema(*store_, kBoth)), "migration_missing");
  EXPECT_EQ(migrate(*store_, clock_, std::vector{kFirst}).value(), 1);
  EXPECT_EQ(require_current_schema(*store_, kBoth).error().params[0].second, "1");
  EXPECT_EQ(migrate(*store_, clock_, kBoth).value(), 1);
  EXPECT_EQ(migrate(*store_, clock_, kBoth).value(), 0);
  EXPECT_TRUE(require_current_schema(*store_, kBoth));
  const auto status = migration_status(*store_, kBoth).value();
  ASSERT_EQ(status.size(), 2U);
  EXPECT_EQ(status[1].name, "second");
  EXPECT_EQ(status[1].applied_at, clock_.now());
}

TEST_P(Migrations, a_changed_text_stops_the_program) {
  ASSERT_TRUE(migrate(*store_, clock_, kBoth));
  std::vector<Migration> changed = kBoth;
  changed[0].postgres = "-- a comment is a change too";
  const auto stopped = migrate(*store_, clock_, changed);
  EXPECT_EQ(told(stopped), "migration_changed");
  EXPECT_EQ(stopped.error().params[0].second, "1");
  EXPECT_EQ(told(require_current_schema(*store_, changed)), "migration_changed");
}

TEST_P(Migrations, an_old_program_refuses_a_newer_schema) {
  ASSERT_TRUE(migrate(*store_, clock_, kBoth));
  const std::vector<Migration> old = {kFirst};
  EXPECT_EQ(told(migrate(*store_, clock_, old)), "migration_newer");
  EXPECT_EQ(told(require_current_schema(*store_, old)), "migration_newer");
  EXPECT_EQ(migration_status(*store_, old).value().back().version, 2);
}

TEST_P(Migrations, a_broken_step_leaves_nothing_behind) {
  std::vector<Migration> broken = kBoth;
  broken[1].common = "CREATE TABLE two (id @INT@ NOT NULL PRIMARY KEY) @STRICT@; NONSENSE;";
  const auto failed = migrate(*store_, clock_, broken);
  EXPECT_EQ(told(failed), "store_failure");
  const auto status = migration_status(*store_, kBoth).value();
  EXPECT_TRUE(status[0].applied_at);
  EXPECT_FALSE(status[1].applied_at);
  EXPECT_EQ(migrate(*store_, clock_, kBoth).value(), 1);
}

TEST_P(Migrations, eight_at_once_apply_each_step_once) {
  std::atomic<int> applied = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      const auto database = store_.another();
      const auto count = migrate(*database, clock_, kBoth);
      EXPECT_TRUE(count) << say(count.error(), Language::en);
      if (count) applied += *count;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(applied, 2);
}

TEST_P(Migrations, the_built_in_steps_run) {
  const auto count = migrate(*store_, clock_);
  ASSERT_TRUE(count) << say(count.error(), Language::en);
  EXPECT_EQ(*count, static_cast<int>(built_in_migrations().size()));
  EXPECT_EQ(migrate(*store_, clock_).value(), 0);
}

TEST(Migration, a_table_is_rebuilt_without_foreign_keys_and_checked) {
  TestStore store(Engine::sqlite);
  const SetClock clock(from_milliseconds(0));
  std::vector<Migration> steps = {
      {1, "tables",
       "CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY) STRICT; CREATE TABLE b (id INTEGER NOT "
       "NULL PRIMARY KEY REFERENCES a (id)) STRICT; INSERT INTO a VALUES (1); INSERT INTO b VALUES "
       "(1);",
       "", ""},
      {2, "rebuild", "",
       "-- foreign_keys: off\nDROP TABLE a; CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY) "
       "STRICT;",
       ""}};
  EXPECT_EQ(told(migrate(*store, clock, steps)), "row_missing_parent");
  steps[1].sqlite =
      "-- foreign_keys: off\nCREATE TABLE c (id INTEGER NOT NULL PRIMARY KEY) STRICT; INSERT INTO "
      "c SELECT id FROM a; DROP TABLE a; ALTER TABLE c RENAME TO a;";
  EXPECT_EQ(migrate(*store, clock, steps).value(), 1);
}

TEST(Migration, the_checksum_sees_a_line_that_moves_between_texts) {
  const Migration common{1, "x", "ab", "", ""};
  const Migration split{1, "x", "a", "b", ""};
  EXPECT_NE(migration_checksum(common), migration_checksum(split));
  EXPECT_EQ(migration_checksum(common).size(), 64U);
}

}  // namespace
}  // namespace yigang::store

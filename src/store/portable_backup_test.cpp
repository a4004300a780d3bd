// A backup is the same bytes from both engines, goes into either, and is never half restored.
#include "store/portable_backup.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "store/database_fixture.h"
#include "store/migrate.h"
#include "store/restore_mark.h"

namespace yigang::store {

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void write_file(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

class PortableBackup : public EachEngine {
 protected:
  PortableBackup() : from_(GetParam()) {}

  void SetUp() override {
    ASSERT_EQ(told(migrate(*from_, clock_)), "done");
    const auto filled = from_->write([](Writer& tx) -> Result<> {
      TRY_VOID(tx.execute("INSERT INTO programme_unit (unit, ordinal, name) VALUES (?1, ?2, ?3)",
                          args(371500, 0, "聊城市")));
      TRY_VOID(tx.execute("INSERT INTO programme_unit (unit, ordinal, name) VALUES (?1, ?2, ?3)",
                          args(371525, 4, "冠县")));
      TRY_VOID(tx.execute("INSERT INTO setting (name, value) VALUES (?1, ?2)",
                          args("business_day", "2022-03-01")));
      TRY_VOID(tx.execute(
          "INSERT INTO organisation (id, kind, name, unit, place, second_factor, version) VALUES "
          "(?1, 'unit', ?2, 371525, ?3, 'off', 1)",
          args(7, "冠县人社局\n第二行, \"引号\" \\ \t", std::optional<PlaceCode>())));
      const Bytes blob{0, 1, 10, 13, 34, 92, 255};
      TRY_VOID(tx.execute("INSERT INTO journal_head (unit, size, frontier) VALUES (?1, ?2, ?3)",
                          args(371525, INT64_MAX, blob)));
      for (int i = 0; i < 700; ++i)
        TRY_VOID(
            tx.execute("INSERT INTO number_counter (unit, kind, last_number) VALUES (?1, ?2, "
                       "?3)",
                       args(371525, "kind " + std::to_string(i), i)));
      return {};
    });
    ASSERT_EQ(told(filled), "done");
    file_ = from_.folder() + "/copy.yigang";
  }

  [[nodiscard]] std::string count_of(Database& database, const std::string& table) {
    const auto count =
        database.read_value<std::int64_t>([&](Reader& reader) -> Result<std::int64_t> {
          TRY(const std::optional<Row> row, reader.query_one("SELECT COUNT(*) FROM " + table));
          return row->get<std::int64_t>(0);
        });
    return count ? std::to_string(*count) : count.error().code;
  }

  SetClock clock_{Instant(std::chrono::milliseconds(1'646'100'000'000))};
  TestStore from_;
  std::string file_;
};

TEST_P(PortableBackup, is_the_same_bytes_after_a_way_through_either_engine) {
  const auto rows = backup_portable(*from_, file_);
  ASSERT_EQ(told(rows), "done");
  EXPECT_EQ(*rows, 705);
  EXPECT_TRUE(is_portable_backup(file_));
  for (const Engine engine : engines_here()) {
    TestStore to(engine);
    ASSERT_EQ(told(restore_portable(*to, file_, clock_)), "done") << engine_name(engine);
    const std::string again = to.folder() + "/again.yigang";
    ASSERT_EQ(told(backup_portable(*to, again)), "done");
    EXPECT_EQ(read_file(again), read_file(file_)) << engine_name(engine);
    // The mark of the restore stays with the database that it made, until the record is verified.
    const auto look = [](Reader& reader) { return restore_mark(reader); };
    const auto mark = to->read_value<std::optional<RestoreMark>>(look);
    ASSERT_EQ(told(mark), "done");
    ASSERT_TRUE(mark->has_value());
    EXPECT_EQ((*mark)->at, clock_.now());
    EXPECT_EQ((*mark)->day, day_in_china(clock_.now()));
    EXPECT_EQ(told(to->read(&require_verified)), "restore_unverified");
    ASSERT_EQ(told(to->write(&restore_verified)), "done");
    EXPECT_EQ(told(to->read(&require_verified)), "done");
  }
  EXPECT_EQ(told(from_->read(&require_verified)), "done");
}

TEST_P(PortableBackup, goes_into_an_empty_database_only) {
  ASSERT_EQ(told(backup_portable(*from_, file_)), "done");
  EXPECT_EQ(told(restore_portable(*from_, file_, clock_)), "restore_not_empty");
  EXPECT_EQ(count_of(*from_, "number_counter"), "700");
}

TEST_P(PortableBackup, never_takes_the_place_of_another_file) {
  write_file(file_, "what was there");
  EXPECT_EQ(told(backup_portable(*from_, file_)), "backup_exists");
  EXPECT_EQ(read_file(file_), "what was there");
  EXPECT_EQ(told(backup_portable(*from_, "/nowhere/at/all.yigang")), "file_unwritable");
  EXPECT_FALSE(is_portable_backup(file_));
}

TEST_P(PortableBackup, is_for_its_owner_alone_and_leaves_no_part) {
  ASSERT_EQ(told(backup_portable(*from_, file_)), "done");
  EXPECT_EQ(std::filesystem::status(file_).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_FALSE(std::filesystem::exists(file_ + ".part"));
}

TEST_P(PortableBackup, a_changed_or_cut_file_restores_nothing) {
  ASSERT_EQ(told(backup_portable(*from_, file_)), "done");
  const std::string whole = read_file(file_);
  const std::string bad = from_.folder() + "/bad.yigang";
  for (const std::size_t at :
       {std::size_t{3}, std::size_t{20}, whole.size() / 2, whole.size() - 1}) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    write_file(bad, changed);
    TestStore to(GetParam());
    EXPECT_EQ(told(restore_portable(*to, bad, clock_)), "backup_file_broken") << at;
  }
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{40}, whole.size() - 33, whole.size() - 1}) {
    write_file(bad, whole.substr(0, size));
    TestStore to(GetParam());
    EXPECT_EQ(told(restore_portable(*to, bad, clock_)), "backup_file_broken") << size;
  }
}

TEST_P(PortableBackup, an_unmigrated_database_has_nothing_to_back_up) {
  TestStore empty(GetParam());
  EXPECT_EQ(told(backup_portable(*empty, file_)), "migration_missing");
}

YIGANG_EACH_ENGINE(PortableBackup);

}  // namespace

}  // namespace yigang::store

#include "store/group_commit.h"

#include <sqlite3.h>

#include <filesystem>
#include <latch>

#include "store/database_fixture.h"
#include "store/sqlite_backup.h"
#include "store/sqlite_database.h"

namespace yigang::store {
namespace {

using namespace std::chrono_literals;

// A disk that can be told to fail: the system's VFS with the methods of its files replaced.
std::atomic<int> writes_until_full = -1;
std::atomic<bool> sync_fails = false;
std::atomic<int> syncs = 0;
sqlite3_vfs* real_vfs = nullptr;

// The main file and the log have methods of their own.
struct Methods {
  const sqlite3_io_methods* real = nullptr;
  sqlite3_io_methods faulty{};
};
std::array<Methods, 4> methods;

const sqlite3_io_methods& real_methods(const sqlite3_file* file) {
  return *std::ranges::find(methods, file->pMethods, [](const Methods& one) {
            return &one.faulty;
          })->real;
}

int faulty_sync(sqlite3_file* file, int flags) {
  ++syncs;
  if (sync_fails) return SQLITE_IOERR_FSYNC;
  return real_methods(file).xSync(file, flags);
}

int faulty_write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
  if (writes_until_full == 0) return SQLITE_FULL;
  if (writes_until_full > 0) --writes_until_full;
  return real_methods(file).xWrite(file, data, size, offset);
}

int faulty_open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  const int code = real_vfs->xOpen(real_vfs, name, file, flags, out);
  if (code != SQLITE_OK || (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) == 0) return code;
  for (Methods& one : methods) {
    if (one.real == nullptr) {
      one.real = file->pMethods;
      one.faulty = *file->pMethods;
      one.faulty.xSync = faulty_sync;
      one.faulty.xWrite = faulty_write;
    }
    if (one.real != file->pMethods) continue;
    file->pMethods = &one.faulty;
    break;
  }
  return code;
}

class FaultyDisk {
 public:
  FaultyDisk() {
    static sqlite3_vfs vfs;
    real_vfs = sqlite3_vfs_find("unix");
    vfs = *real_vfs;
    vfs.zName = "faulty";
    vfs.xOpen = faulty_open;
    vfs_ = &vfs;
    sqlite3_vfs_register(vfs_, 1);
    mend();
    syncs = 0;
  }
  ~FaultyDisk() {
    mend();
    sqlite3_vfs_register(real_vfs, 1);
    sqlite3_vfs_unregister(vfs_);
  }
  static void mend() {
    writes_until_full = -1;
    sync_fails = false;
  }

 private:
  sqlite3_vfs* vfs_;
};

class Group : public testing::Test {
 protected:
  Group() : store_(Engine::sqlite) {
    store_.define(
        "CREATE TABLE line (id @INT@ NOT NULL PRIMARY KEY, note @TEXT@ NOT NULL) @STRICT@;"
        "CREATE TABLE late (id @INT@ NOT NULL PRIMARY KEY,"
        " other @INT@ NOT NULL REFERENCES late (id) DEFERRABLE INITIALLY DEFERRED) @STRICT@;");
  }
  static Result<> insert(Database& database, int id, std::string_view note = "x") {
    return database.write([&](Writer& writer) -> Result<> {
      TRY_VOID(writer.execute("INSERT INTO line (id, note) VALUES (?1, ?2)", args(id, note)));
      return {};
    });
  }
  std::vector<int> lines() {
    return store_
        ->read_value<std::vector<int>>([](Reader& reader) -> Result<std::vector<int>> {
          std::vector<int> ids;
          TRY_VOID(
              reader.each("SELECT id FROM line ORDER BY id", {}, [&](const Row& row) -> Result<> {
                ids.push_back(row.get<int>(0));
                return {};
              }));
          return ids;
        })
        .value();
  }
  // Runs `first` and, while it holds the writer, queues the others behind it in this order.
  std::vector<Result<>> together(const std::vector<WriteWork>& works,
                                 TransactionOptions options = {}) {
    std::vector<Result<>> answers(works.size());
    std::latch holding(1);
    std::latch queued(1);
    std::vector<std::thread> threads;
    threads.emplace_back([&] {
      EXPECT_TRUE(store_->write(
          [&](Writer&) -> Result<> {
            holding.count_down();
            queued.wait();
            return {};
          },
          {.alone = true}));
    });
    holding.wait();
    for (std::size_t i = 0; i < works.size(); ++i) {
      threads.emplace_back([&, i] { answers[i] = store_->write(works[i], options); });
      std::this_thread::sleep_for(10ms);
    }
    queued.count_down();
    for (auto& thread : threads) thread.join();
    return answers;
  }
  static WriteWork line(int id) {
    return [id](Writer& writer) -> Result<> {
      TRY_VOID(writer.execute("INSERT INTO line (id, note) VALUES (?1, 'x')", args(id)));
      return {};
    };
  }

  FaultyDisk disk_;
  TestStore store_;
};

TEST_F(Group, those_who_wait_share_one_wait_for_the_disk) {
  ASSERT_TRUE(insert(*store_, 1000));
  const int before = syncs;
  std::vector<WriteWork> works;
  for (int id = 1; id <= 20; ++id) works.push_back(line(id));
  for (const auto& answer : together(works)) EXPECT_TRUE(answer);
  EXPECT_EQ(lines().size(), 21U);
  EXPECT_GE(syncs - before, 1);
  EXPECT_LE(syncs - before, 3);
}

TEST_F(Group, each_single_commit_waits_for_the_disk) {
  ASSERT_TRUE(insert(*store_, 1000));
  const int before = syncs;
  for (int id = 1; id <= 20; ++id) ASSERT_TRUE(insert(*store_, id));
  EXPECT_GE(syncs - before, 20);
}

TEST_F(Group, a_refusal_in_the_group_is_undone_alone) {
  const auto answers = together({line(1), line(2),
                                 [](Writer& writer) -> Result<> {
                                   TRY_VOID(line(3)(writer));
                                   return fail(refused("row_check"));
                                 },
                                 line(2), line(4)});
  EXPECT_TRUE(answers[0] && answers[1] && answers[4]);
  EXPECT_EQ(answers[2].error().kind, ProblemKind::refused);
  EXPECT_EQ(told(answers[3]), "row_conflict");
  EXPECT_EQ(lines(), (std::vector{1, 2, 4}));
}

// A reader's session is not kept waiting by a settlement.
TEST_F(Group, what_is_written_in_passing_does_not_wait_behind_work_of_its_own) {
  const auto answers = together({line(1)}, {.in_passing = true});
  EXPECT_EQ(told(answers[0]), "store_busy");
  EXPECT_TRUE(lines().empty());
  ASSERT_TRUE(store_->write(line(2)));  // the writer is free again
  EXPECT_TRUE(store_->write(line(3), {.in_passing = true}));
  EXPECT_EQ(lines(), (std::vector{2, 3}));
}

TEST_F(Group, what_is_written_in_passing_leaves_the_queue_when_its_turn_does_not_come) {
  std::latch holding(1);
  std::latch asked(1);
  std::thread slow([&] {
    EXPECT_TRUE(store_->write([&](Writer& writer) -> Result<> {
      holding.count_down();
      asked.wait();
      return line(1)(writer);
    }));
  });
  holding.wait();
  std::this_thread::sleep_for(50ms);  // the others may not join any more
  EXPECT_EQ(told(store_->write(line(2), {.in_passing = true})), "store_busy");
  asked.count_down();
  slow.join();
  EXPECT_EQ(lines(), (std::vector{1}));
}

TEST_F(Group, an_interrupted_write_does_not_take_its_neighbours_along) {
  const auto slow = [](Writer& writer) -> Result<> {
    TRY_VOID(writer.execute(
        "INSERT INTO line (id, note) WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 "
        "FROM n WHERE i < 2000000000) SELECT i, 'x' FROM n"));
    return {};
  };
  const auto answers = together({line(1), slow, line(2)}, {.deadline = 700ms});
  EXPECT_TRUE(answers[0]);
  EXPECT_EQ(told(answers[1]), "store_deadline");
  // The slow one ran while this one waited: it is done, or told to try again.
  EXPECT_TRUE(answers[2] || answers[2].error().code == "store_busy");
  EXPECT_EQ(lines().size(), answers[2] ? 2U : 1U);
}

TEST_F(Group, a_deferred_key_breaks_only_the_one_who_broke_it) {
  const auto orphan = [](Writer& writer) -> Result<> {
    TRY_VOID(writer.execute("INSERT INTO late (id, other) VALUES (1, 2)"));
    return {};
  };
  const auto answers = together({line(1), orphan, line(2)});
  EXPECT_TRUE(answers[0] && answers[2]);
  EXPECT_EQ(told(answers[1]), "row_missing_parent");
  EXPECT_EQ(lines(), (std::vector{1, 2}));
}

TEST_F(Group, a_sync_that_fails_leaves_the_outcome_unknown_and_the_store_usable) {
  ASSERT_TRUE(insert(*store_, 1));
  sync_fails = true;
  const auto answers =
      together({line(2), [](Writer&) -> Result<> { return fail(refused("row_check")); }});
  FaultyDisk::mend();
  EXPECT_EQ(told(answers[0]), "unknown_outcome");
  EXPECT_EQ(answers[0].error().kind, ProblemKind::unknown_outcome);
  EXPECT_EQ(told(answers[1]), "store_busy");
  EXPECT_TRUE(insert(*store_, 3));
}

TEST_F(Group, a_full_disk_is_told_and_passes) {
  ASSERT_TRUE(insert(*store_, 1));
  writes_until_full = 2;
  const auto full = insert(*store_, 2, std::string(100'000, 'x'));
  EXPECT_EQ(told(full), "disk_full");
  EXPECT_EQ(full.error().kind, ProblemKind::full);
  EXPECT_EQ(lines(), std::vector{1});
  FaultyDisk::mend();
  EXPECT_TRUE(insert(*store_, 3));
  EXPECT_EQ(lines(), (std::vector{1, 3}));
}

TEST_F(Group, another_process_that_holds_the_file_makes_it_busy) {
  const auto other = store_.another();
  std::latch holding(1);
  std::latch done(1);
  std::thread holder([&] {
    EXPECT_TRUE(other->write([&](Writer&) -> Result<> {
      holding.count_down();
      done.wait();
      return {};
    }));
  });
  holding.wait();
  const auto answer = insert(*store_, 1);
  done.count_down();
  holder.join();
  EXPECT_EQ(told(answer), "store_busy");
  EXPECT_TRUE(insert(*store_, 1));
}

TEST_F(Group, a_backup_is_whole_and_replaces_nothing) {
  for (int id = 1; id <= 100; ++id) ASSERT_TRUE(insert(*store_, id));
  const std::string path = store_.folder() + "/copy.db";
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    for (int id = 1000; !stop; ++id) EXPECT_TRUE(insert(*store_, id));
  });
  const auto copied = store_->backup_sqlite(path);
  stop = true;
  writer.join();
  ASSERT_TRUE(copied) << copied.error().code;
  EXPECT_TRUE(check_sqlite_file(path));
  EXPECT_FALSE(std::filesystem::exists(path + ".part"));
  EXPECT_EQ(told(store_->backup_sqlite(path)), "backup_exists");
  auto copy = Database::open({.url = "sqlite:" + path, .create = false});
  ASSERT_TRUE(copy);
  const auto count = (*copy)->read_value<int>([](Reader& reader) -> Result<int> {
    TRY(const auto row, reader.query_one("SELECT COUNT(*) FROM line"));
    return row->get<int>(0);
  });
  EXPECT_GE(count.value(), 100);
}

TEST_F(Group, a_damaged_copy_is_found) {
  for (int id = 1; id <= 500; ++id) ASSERT_TRUE(insert(*store_, id, std::string(50, 'x')));
  const std::string path = store_.folder() + "/copy.db";
  ASSERT_TRUE(store_->backup_sqlite(path));
  std::FILE* file = std::fopen(path.c_str(), "r+b");
  ASSERT_NE(file, nullptr);
  std::fseek(file, 4096 * 3, SEEK_SET);
  const std::string junk(4096, '\x5A');
  std::fwrite(junk.data(), 1, junk.size(), file);
  std::fclose(file);
  EXPECT_FALSE(check_sqlite_file(path));
}

TEST_F(Group, the_log_is_cut_at_night) {
  for (int id = 1; id <= 50; ++id) ASSERT_TRUE(insert(*store_, id));
  const std::string log = store_.folder() + "/test.db-wal";
  EXPECT_GT(std::filesystem::file_size(log), 0U);
  EXPECT_TRUE(store_->checkpoint());
  EXPECT_EQ(std::filesystem::file_size(log), 0U);
}

TEST(FileSystem, of_a_path_is_the_one_of_its_longest_mount) {
  constexpr std::string_view kMounts =
      "26 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n"
      "30 26 0:30 / /srv/office\\040data rw shared:1 - nfs4 server:/x rw\n"
      "31 26 0:31 / /srv rw - xfs /dev/vdb rw\n"
      "32 26 0:32 / /home rw - ext4 /dev/vdc rw\n"
      "33 26 0:33 / /home rw - fuse.sshfs host: rw\n"
      "short line\n";
  EXPECT_EQ(file_system_of("/var/x.db", kMounts), "ext4");
  EXPECT_EQ(file_system_of("/srv/office data/x.db", kMounts), "nfs4");
  EXPECT_EQ(file_system_of("/srv/office", kMounts), "xfs");
  EXPECT_EQ(file_system_of("/srvx", kMounts), "ext4");
  EXPECT_EQ(file_system_of("/home/x.db", kMounts), "fuse.sshfs");
  EXPECT_EQ(file_system_of("/x", ""), "");
  for (const char* type : {"nfs", "nfs4", "cifs", "fuse.sshfs", "9p"})
    EXPECT_TRUE(is_network_file_system(type)) << type;
  for (const char* type : {"ext4", "xfs", "tmpfs", "btrfs", "fuseblk", "overlay", ""})
    EXPECT_FALSE(is_network_file_system(type)) << type;
}

}  // namespace
}  // namespace yigang::store

#include "store/sqlite_database.h"

#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.h"
#include "store/database_problem.h"
#include "store/group_commit.h"
#include "store/sqlite_backup.h"

namespace yigang::store {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::minutes kMigrationDeadline{10};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(SqliteSettings settings, int readers, std::unique_ptr<SqliteConnection> first)
      : settings_(std::move(settings)), readers_(readers), commit_(settings_, std::move(first)) {}

  [[nodiscard]] Engine engine() const override { return Engine::sqlite; }

  [[nodiscard]] Result<> read(const ReadWork& work, TransactionOptions options) override {
    const auto until = Steady::now() + options.deadline;
    TRY(auto connection, borrow(until));
    connection->set_deadline(until);
    auto answer = connection->execute("BEGIN");
    if (answer) {
      SqliteTransaction transaction(*connection, std::nullopt);
      answer = work(transaction);
      if (transaction.doomed()) answer = fail(*transaction.doomed());
    }
    connection->clear_deadline();
    if (connection->in_transaction()) (void)connection->execute_code("ROLLBACK");
    give_back(std::move(connection));
    return answer;
  }

  [[nodiscard]] Result<> write(const WriteWork& work, TransactionOptions options) override {
    return commit_.run(work, options);
  }

  [[nodiscard]] Result<> migrate_write(const WriteWork& work, bool foreign_keys) override {
    SqliteSettings settings = settings_;
    settings.guarded = false;
    settings.foreign_keys = foreign_keys;
    TRY(auto connection, SqliteConnection::open(std::move(settings)));
    TRY_VOID(connection->execute("BEGIN IMMEDIATE"));
    SqliteTransaction transaction(*connection, kMigrationDeadline);
    auto answer = work(transaction);
    if (transaction.doomed()) answer = fail(*transaction.doomed());
    connection->clear_deadline();
    if (answer && !foreign_keys) {
      TRY(const std::string broken, connection->setting("PRAGMA foreign_key_check"));
      if (!broken.empty()) answer = fail(conflict("row_missing_parent"));
    }
    if (!answer) {
      if (connection->in_transaction()) (void)connection->execute_code("ROLLBACK");
      return answer;
    }
    const int code = connection->execute_code("COMMIT");
    if (code == SQLITE_OK) return {};
    if ((code & 0xFF) == SQLITE_IOERR) return fail(unknown_outcome(sqlite_cause(code)));
    return fail(problem_of_sqlite(code));
  }

  [[nodiscard]] Result<> backup_sqlite(const std::string& path) override {
    return copy_sqlite(settings_, path);
  }

  [[nodiscard]] Result<> checkpoint() override {
    TRY(auto connection, SqliteConnection::open(settings_));
    return connection->execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }

 private:
  [[nodiscard]] Result<std::unique_ptr<SqliteConnection>> borrow(Steady::time_point until) {
    {
      std::unique_lock lock(mutex_);
      if (!returned_.wait_until(lock, until, [&] { return !idle_.empty() || open_ < readers_; }))
        return fail(store_busy());
      if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
      ++open_;
    }
    SqliteSettings settings = settings_;
    settings.query_only = true;
    settings.create = false;
    auto connection = SqliteConnection::open(std::move(settings));
    if (!connection) give_back(nullptr);
    return connection;
  }

  void give_back(std::unique_ptr<SqliteConnection> connection) {
    {
      const std::lock_guard lock(mutex_);
      if (connection)
        idle_.push_back(std::move(connection));
      else
        --open_;
    }
    returned_.notify_one();
  }

  SqliteSettings settings_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<SqliteConnection>> idle_;
  int open_ = 0;
  int readers_;
  GroupCommit commit_;
};

// mountinfo writes space, tab, line end and backslash as \ooo.
std::string unescape(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 3 < text.size()) {
      plain += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 +
                                 (text[i + 3] - '0'));
      i += 3;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

Result<> refuse_network_file_system(const std::string& path) {
  std::error_code error;
  const auto folder = std::filesystem::weakly_canonical(std::filesystem::absolute(path), error);
  std::ifstream file("/proc/self/mountinfo");
  const std::string mountinfo{std::istreambuf_iterator<char>(file), {}};
  const std::string type = file_system_of(folder.string(), mountinfo);
  if (is_network_file_system(type))
    return fail(failure("store_network_file_system").with("type", type));
  return {};
}

}  // namespace

// line = id parent device root mount-point options *optional "-" type source super-options
std::string file_system_of(std::string_view path, std::string_view mountinfo) {
  std::string type;
  std::size_t longest = 0;
  for (const std::string_view line : split(mountinfo, '\n')) {
    const auto fields = split(line, ' ');
    const auto dash = std::find(fields.begin(), fields.end(), "-");
    if (fields.size() < 7 || dash == fields.end() || dash + 1 == fields.end()) continue;
    const std::string mount = unescape(fields[4]);
    const bool holds = mount == "/" || path == mount ||
                       (path.starts_with(mount) && path.substr(mount.size()).starts_with('/'));
    // Of two mounts on one place the later one is seen.
    if (!holds || mount.size() < longest) continue;
    longest = mount.size();
    type = std::string(dash[1]);
  }
  return type;
}

bool is_network_file_system(std::string_view type) {
  constexpr std::array<std::string_view, 16> kNetwork = {
      "nfs", "nfs4",   "cifs", "smb3", "smbfs", "9p",     "ceph", "afs",
      "ncp", "lustre", "gpfs", "coda", "ocfs2", "vboxsf", "gfs2", "davfs"};
  // Anything behind FUSE but a local disk: sshfs, glusterfs, rclone …
  return type.starts_with("fuse.") || std::ranges::find(kNetwork, type) != kNetwork.end();
}

Result<std::unique_ptr<Database>> open_sqlite(Options options) {
  std::string path = options.url.substr(std::string_view("sqlite:").size());
  // Several connections share one file; a database in memory has none.
  if (path.empty() || path.starts_with(':') || options.connections < 1)
    return fail(bad_input("bad_database_url"));
  TRY_VOID(refuse_network_file_system(path));
  SqliteSettings settings;
  settings.path = std::move(path);
  settings.create = options.create;
  settings.append_only_tables = std::move(options.append_only_tables);
  TRY(auto first, SqliteConnection::open(settings));
  return std::make_unique<SqliteDatabase>(std::move(settings), options.connections,
                                          std::move(first));
}

}  // namespace yigang::store

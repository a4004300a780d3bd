#include "store/sqlite_backup.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

#include "store/database_problem.h"

namespace yigang::store {

namespace {

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
};
using Plain = std::unique_ptr<sqlite3, Close>;

Result<Plain> open_plain(const std::string& path, int flags) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_EXRESCODE, nullptr);
  Plain db(raw);
  if (code != SQLITE_OK) return fail(problem_of_sqlite(code));
  return db;
}

Result<> copy_pages(sqlite3* from, sqlite3* to) {
  sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
  if (backup == nullptr) return fail(problem_of_sqlite(sqlite3_extended_errcode(to)));
  // All pages in one step: one snapshot; in WAL the writer is not stopped by it.
  const int stepped = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (stepped != SQLITE_DONE) return fail(problem_of_sqlite(stepped));
  if (finished != SQLITE_OK) return fail(problem_of_sqlite(finished));
  return {};
}

Result<> sync(const std::string& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return fail(failure("store_io"));
  const bool fine = ::fsync(file) == 0;
  ::close(file);
  if (!fine) return fail(failure("store_io"));
  return {};
}

int first_is_ok(void* ok, int columns, char** values, char**) {
  if (columns < 1 || values[0] == nullptr || std::string_view(values[0]) != "ok")
    *static_cast<bool*>(ok) = false;
  return 0;
}

int no_row(void* ok, int, char**, char**) {
  *static_cast<bool*>(ok) = false;
  return 0;
}

Result<> write_copy(const SqliteSettings& source, const std::string& part) {
  {
    TRY(auto from, SqliteConnection::open(source));
    TRY(const Plain to, open_plain(part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    TRY_VOID(copy_pages(from->handle(), to.get()));
    // One file without a log beside it; the next opening turns WAL on again.
    const int code =
        sqlite3_exec(to.get(), "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return fail(problem_of_sqlite(code));
  }
  TRY_VOID(check_sqlite_file(part));
  return sync(part, O_RDWR);
}

}  // namespace

Result<> check_sqlite_file(const std::string& path) {
  TRY(const Plain db, open_plain(path, SQLITE_OPEN_READONLY));
  bool sound = true;
  const int whole = sqlite3_exec(db.get(), "PRAGMA integrity_check", &first_is_ok, &sound, nullptr);
  const int keys = sqlite3_exec(db.get(), "PRAGMA foreign_key_check", &no_row, &sound, nullptr);
  if (whole != SQLITE_OK || keys != SQLITE_OK || !sound) return fail(failure("backup_not_sound"));
  return {};
}

Result<> copy_sqlite(const SqliteSettings& source, const std::string& path) {
  std::error_code error;
  if (std::filesystem::exists(path, error)) return fail(conflict("backup_exists"));
  const std::string part = path + ".part";
  std::filesystem::remove(part, error);
  auto written = write_copy(source, part);
  if (!written) {
    std::filesystem::remove(part, error);
    return written;
  }
  // link() fails when another has taken the name meanwhile; rename() would replace it.
  if (::link(part.c_str(), path.c_str()) != 0) {
    const bool taken = errno == EEXIST;
    std::filesystem::remove(part, error);
    return fail(taken ? conflict("backup_exists") : failure("store_io"));
  }
  std::filesystem::remove(part, error);
  auto folder = std::filesystem::path(path).parent_path();
  return sync(folder.empty() ? "." : folder.string(), O_RDONLY | O_DIRECTORY);
}

}  // namespace yigang::store

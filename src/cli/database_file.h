// The file of an SQLite database as the operating system sees it: whether this user may work with
// it, and whether a server has it already. A PostgreSQL address has no file; all of it is passed.
#pragma once

#include <string>

#include "base/result.h"

namespace yigang::cli {

// Whether the file begins as a database of SQLite does.
[[nodiscard]] bool is_sqlite_file(const std::string& path);

// The folder is there. SQLite keeps its log beside the file, so that the folder must be writable
// too. Failures: `database_is_folder`, `database_folder_closed`, `database_file_closed`,
// `database_is_other_file` for what SQLite has not written; an empty file may become one.
[[nodiscard]] Result<> check_database_file(const std::string& url);

// One server for one file: a lock on FILE.lock for as long as this lives, which ends with the
// process, however it ends. The file FILE.lock stays; its existence means nothing.
class ServerLock {
 public:
  // Refusal `database_served`: another server has the lock.
  [[nodiscard]] static Result<ServerLock> take(const std::string& url);
  ServerLock(ServerLock&& other) noexcept : file_(other.file_) { other.file_ = -1; }
  ServerLock& operator=(ServerLock&&) = delete;
  ~ServerLock();

 private:
  explicit ServerLock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace yigang::cli

#include "cli/database_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>

namespace yigang::cli {

namespace {

// Where the file itself lies, behind links: there SQLite makes its log, too. Nothing for other
// engines, and for what the store refuses as an address.
std::optional<std::filesystem::path> file_of(const std::string& url) {
  constexpr std::string_view kScheme = "sqlite:";
  if (!url.starts_with(kScheme)) return std::nullopt;
  const std::string path = url.substr(kScheme.size());
  if (path.empty() || path.starts_with(':')) return std::nullopt;
  std::error_code error;
  const std::filesystem::path whole = std::filesystem::absolute(path, error);
  const std::filesystem::path real = std::filesystem::weakly_canonical(whole, error);
  return error ? whole : real;
}

// Not a new database, and none that is damaged behind its beginning, but somebody else's text.
bool is_other_file(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return false;
  return std::filesystem::file_size(file, error) > 0 && !is_sqlite_file(file.string());
}

}  // namespace

bool is_sqlite_file(const std::string& path) {
  constexpr std::string_view kBeginning("SQLite format 3\0", 16);
  std::ifstream file(path, std::ios::binary);
  std::string head(kBeginning.size(), '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  return file && head == kBeginning;
}

Result<> check_database_file(const std::string& url) {
  const std::optional<std::filesystem::path> file = file_of(url);
  if (!file) return {};
  std::error_code error;
  if (std::filesystem::is_directory(*file, error))
    return fail(failure("database_is_folder").with("folder", file->string()));
  const std::filesystem::path folder = file->parent_path();
  if (::access(folder.c_str(), W_OK | X_OK) != 0)
    return fail(failure("database_folder_closed").with("folder", folder.string()));
  if (std::filesystem::exists(*file, error) && ::access(file->c_str(), R_OK | W_OK) != 0)
    return fail(failure("database_file_closed").with("file", file->string()));
  if (is_other_file(*file))
    return fail(failure("database_is_other_file").with("file", file->string()));
  return {};
}

Result<ServerLock> ServerLock::take(const std::string& url) {
  const std::optional<std::filesystem::path> file = file_of(url);
  if (!file) return ServerLock(-1);
  // Not the database file itself: closing it would give SQLite's own locks away.
  const std::string path = file->string() + ".lock";
  ServerLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (lock.file_ < 0) return fail(failure("file_unwritable").with("file", path));
  if (::flock(lock.file_, LOCK_EX | LOCK_NB) != 0)
    return fail(conflict("database_served").with("file", file->string()));
  return lock;
}

ServerLock::~ServerLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace yigang::cli

// Opens everything that a command or the server works on, and keeps it alive: database, law,
// authority, keys.
#pragma once

#include <memory>

#include "cli/terminal.h"
#include "store/database.h"
#include "usecase/desk.h"

namespace yigang::cli {

// What a command expects of the database that it names.
enum class Expected : std::uint8_t {
  current,   // it is there with this program's schema: `database_missing`, `migration_missing`
  may_make,  // the command makes or migrates it
};

// Makes nothing unless it may; then also the folder of an SQLite file.
[[nodiscard]] Result<std::unique_ptr<store::Database>> open_database(const Terminal& terminal,
                                                                     Expected expected);
// The key file of this database: --keys, else ~/.config/yigang/<digest>.keys, of the database's
// name (database_name.h); one that an earlier version named by the whole address is still found.
[[nodiscard]] std::filesystem::path key_file_of(const Terminal& terminal);
// The database's own keys for a command that only reads; nothing where there is no key file (the
// caller says what it then could not check). A file that was named must be there.
[[nodiscard]] Result<std::optional<crypto::Keyring>> keys_of(const Terminal& terminal,
                                                             store::Database& database);

// A database that a restore has made and whose record was found not to be whole
// (`restore_unverified`): nobody works with it.
[[nodiscard]] Result<> refuse_unverified(store::Database& database);

class DeskOwner {
 public:
  // Makes the key file when there is none (mode 0600) and says where it lies; nothing is made
  // before law and schema are found to be in order.
  [[nodiscard]] static Result<std::unique_ptr<DeskOwner>> open(const Terminal& terminal,
                                                               Expected expected);
  [[nodiscard]] usecase::Desk& desk() { return *desk_; }
  [[nodiscard]] store::Database& database() { return *database_; }

 private:
  explicit DeskOwner(const Terminal& terminal)
      : random_(terminal.random), ids_(terminal.clock, random_), law_(terminal.law_folder) {}
  std::unique_ptr<store::Database> database_;
  usecase::LockedRandom random_;
  usecase::Ids ids_;
  usecase::LawShelf law_;
  std::optional<usecase::Authority> authority_;
  std::optional<crypto::Keyring> keys_;
  crypto::PasswordHasher passwords_;
  std::optional<usecase::Desk> desk_;
};

}  // namespace yigang::cli

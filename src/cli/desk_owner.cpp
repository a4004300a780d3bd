#include "cli/desk_owner.h"

#include <unistd.h>

#include <cstdlib>

#include "base/bytes.h"
#include "cli/database_file.h"
#include "cli/database_name.h"
#include "crypto/digest.h"
#include "store/migrate.h"
#include "store/restore_mark.h"
#include "store/runtime_role.h"
#include "usecase/key_mark.h"
#include "usecase/law_folder.h"

namespace yigang::cli {

namespace {

Result<crypto::Keyring> keys_at(const Terminal& terminal, usecase::LockedRandom& random,
                                const std::filesystem::path& file,
                                const usecase::MarkedDatabase& database) {
  std::error_code error;
  if (std::filesystem::exists(file, error)) {
    TRY(crypto::Keyring keys, crypto::Keyring::load(file));
    TRY_VOID(usecase::check_key_mark(database, keys));
    return keys;
  }
  // New keys would open nothing of what lies there, and seal the rest apart from it.
  if (database.in_use) return fail(refused("key_file_lost").with("path", file.string()));
  TRY(const law::LawPtr law, law::LawSnapshot::load(terminal.law_folder));
  std::vector<std::string> signers{to_text(kCity)};
  for (const law::Unit& unit : law->areas().units()) signers.push_back(to_text(unit.code));
  TRY(crypto::Keyring made, crypto::Keyring::make(signers, random));
  std::filesystem::create_directories(file.parent_path(), error);
  TRY_VOID(made.save(file, random));
  terminal.note(terminal.words("cli.key_file_made", {{"file", file.string()}}) + "\n");
  return made;
}

// Whether an SQLite file lies where this user may work with it; makes its folder if it may.
Result<> check_database_place(const Terminal& terminal, Expected expected) {
  if (expected == Expected::current) {
    TRY_VOID(terminal.database_exists());
  } else if (terminal.database_url.starts_with("sqlite:")) {
    const std::filesystem::path path = terminal.database_url.substr(7);
    std::error_code error;
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
  }
  return check_database_file(terminal.database_url);
}

// A database that is to begin here is not made before its keys can be: the nearest folder that is
// there must be writable.
Result<> check_key_place(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::exists(file, error)) return {};
  std::filesystem::path folder = std::filesystem::absolute(file, error).parent_path();
  while (folder.has_relative_path() && !std::filesystem::exists(folder, error))
    folder = folder.parent_path();
  if (!std::filesystem::is_directory(folder, error) || ::access(folder.c_str(), W_OK | X_OK) != 0)
    return fail(failure("key_file_write").with("path", file.string()));
  return {};
}

}  // namespace

Result<std::unique_ptr<store::Database>> open_database(const Terminal& terminal,
                                                       Expected expected) {
  TRY_VOID(check_database_place(terminal, expected));
  store::Options options;
  options.url = terminal.database_url;
  options.append_only_tables = store::append_only_tables();
  options.create = expected == Expected::may_make;
  TRY(auto database, store::Database::open(std::move(options)));
  if (expected == Expected::current) TRY_VOID(store::require_current_schema(*database));
  return database;
}

std::filesystem::path key_file_of(const Terminal& terminal) {
  if (!terminal.key_file.empty()) return terminal.key_file;
  const char* const configured = std::getenv("XDG_CONFIG_HOME");
  const char* const home = std::getenv("HOME");
  const std::filesystem::path folder =
      configured != nullptr && *configured != '\0'
          ? std::filesystem::path(configured)
          : std::filesystem::path(home != nullptr ? home : "/root") / ".config";
  const auto file_for = [&](const std::string& text) {
    return folder / "yigang" / (to_hex(crypto::sm3(text)).substr(0, 16) + ".keys");
  };
  std::error_code error;
  std::filesystem::path file = file_for(database_name(terminal.database_url));
  std::filesystem::path old_one = file_for(terminal.database_url);
  if (std::filesystem::exists(file, error) || !std::filesystem::exists(old_one, error)) return file;
  return old_one;
}

Result<std::optional<crypto::Keyring>> keys_of(const Terminal& terminal,
                                               store::Database& database) {
  const std::filesystem::path file = key_file_of(terminal);
  std::error_code error;
  if (terminal.key_file.empty() && !std::filesystem::exists(file, error))
    return std::optional<crypto::Keyring>();
  TRY(crypto::Keyring keys, crypto::Keyring::load(file));
  TRY(const usecase::MarkedDatabase marked, usecase::marked(database));
  TRY_VOID(usecase::check_key_mark(marked, keys));
  return std::optional(std::move(keys));
}

Result<> refuse_unverified(store::Database& database) {
  return database.read(
      [](store::Reader& reader) -> Result<> { return store::require_verified(reader); });
}

Result<std::unique_ptr<DeskOwner>> DeskOwner::open(const Terminal& terminal, Expected expected) {
  std::unique_ptr<DeskOwner> owner(new DeskOwner(terminal));
  TRY_VOID(usecase::check_law_folder(terminal.law_folder));
  TRY(usecase::Authority authority, usecase::Authority::load(terminal.law_folder / "authority"));
  owner->authority_.emplace(std::move(authority));
  if (expected == Expected::may_make && !terminal.database_exists())
    TRY_VOID(check_key_place(key_file_of(terminal)));
  TRY(owner->database_, open_database(terminal, expected));
  TRY(const usecase::MarkedDatabase marked, usecase::marked(*owner->database_));
  TRY(crypto::Keyring keys, keys_at(terminal, owner->random_, key_file_of(terminal), marked));
  owner->keys_.emplace(std::move(keys));
  owner->desk_.emplace(usecase::Desk{*owner->database_, owner->law_, *owner->authority_,
                                     terminal.clock, owner->random_, owner->ids_, *owner->keys_,
                                     owner->passwords_});
  return owner;
}

}  // namespace yigang::cli

#include "cli/desk_owner.h"

#include <cstdlib>

#include "base/bytes.h"
#include "crypto/digest.h"
#include "store/runtime_role.h"
#include "usecase/key_mark.h"

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
  terminal.note(
      terminal.pick("已生成密钥文件，请离线备份：", "made a key file, keep a copy offline: ") +
      file.string() + "\n");
  return made;
}

}  // namespace

Result<std::unique_ptr<store::Database>> open_database(const Terminal& terminal) {
  if (terminal.database_url.starts_with("sqlite:")) {
    const std::filesystem::path path = terminal.database_url.substr(7);
    std::error_code error;
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
  }
  store::Options options;
  options.url = terminal.database_url;
  options.append_only_tables = store::append_only_tables();
  return store::Database::open(std::move(options));
}

std::filesystem::path key_file_of(const Terminal& terminal) {
  if (!terminal.key_file.empty()) return terminal.key_file;
  const char* const configured = std::getenv("XDG_CONFIG_HOME");
  const char* const home = std::getenv("HOME");
  std::filesystem::path folder =
      configured != nullptr && *configured != '\0'
          ? std::filesystem::path(configured)
          : std::filesystem::path(home != nullptr ? home : "/root") / ".config";
  std::string address = terminal.database_url;
  if (address.starts_with("sqlite:")) {
    std::error_code error;
    address = "sqlite:" + std::filesystem::weakly_canonical(address.substr(7), error).string();
  }
  return folder / "yigang" / (to_hex(crypto::sm3(address)).substr(0, 16) + ".keys");
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

Result<std::unique_ptr<DeskOwner>> DeskOwner::open(const Terminal& terminal) {
  std::unique_ptr<DeskOwner> owner(new DeskOwner(terminal));
  TRY(owner->database_, open_database(terminal));
  TRY(usecase::Authority authority, usecase::Authority::load(terminal.law_folder / "authority"));
  owner->authority_.emplace(std::move(authority));
  TRY(const usecase::MarkedDatabase marked, usecase::marked(*owner->database_));
  TRY(crypto::Keyring keys, keys_at(terminal, owner->random_, key_file_of(terminal), marked));
  owner->keys_.emplace(std::move(keys));
  owner->desk_.emplace(usecase::Desk{*owner->database_, owner->law_, *owner->authority_,
                                     terminal.clock, owner->random_, owner->ids_, *owner->keys_,
                                     owner->passwords_});
  return owner;
}

}  // namespace yigang::cli

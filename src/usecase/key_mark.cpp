#include "usecase/key_mark.h"

#include "store/account_lists.h"
#include "store/migrate.h"
#include "store/setting_queries.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kSetting = "key_mark";

std::string mark_of(const crypto::Keyring& keys) {
  return to_hex(keys.blind_index(crypto::IndexPurpose::account, "yigang.key/1|mark"));
}

}  // namespace

Result<> keep_key_mark(store::Writer& writer, const crypto::Keyring& keys) {
  return store::put_setting(writer, kSetting, mark_of(keys));
}

Result<MarkedDatabase> marked(store::Database& database) {
  TRY(const std::vector<store::MigrationStatus> steps, store::migration_status(database));
  if (steps.empty() || !steps.front().applied_at) return MarkedDatabase{};
  return database.read_value<MarkedDatabase>([](store::Reader& reader) -> Result<MarkedDatabase> {
    MarkedDatabase found;
    TRY(found.mark, store::setting(reader, kSetting));
    TRY(const auto accounts, store::list_accounts(reader, {}, AccountId{}, 1));
    found.in_use = !accounts.empty();
    return found;
  });
}

Result<> check_key_mark(const MarkedDatabase& database, const crypto::Keyring& keys) {
  if (!database.mark || *database.mark == mark_of(keys)) return {};
  return fail(refused("key_file_wrong"));
}

}  // namespace yigang::usecase

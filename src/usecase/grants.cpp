#include "usecase/grants.h"

#include <fmt/format.h>

namespace yigang::usecase {

Bytes seal_of_grant(const Desk& desk, const store::RoleGrantRow& grant) {
  const auto whom = [](const std::optional<AccountId>& by) {
    return by ? to_text(*by) : std::string("-");
  };
  const std::string text = fmt::format(
      "role_grant|{}|{}|{}|{}|{}|{}|{}|{}", to_text(grant.id), to_text(grant.account_id),
      word(grant.role), to_text(grant.unit), grant.place ? to_text(*grant.place) : "-",
      to_text(grant.asked_by), whom(grant.confirmed_by), whom(grant.revoked_by));
  // The account index key serves as the MAC key: it never lies in the database.
  const crypto::Digest mac = desk.keys.blind_index(crypto::IndexPurpose::account, text);
  return Bytes(mac.begin(), mac.end());
}

bool grant_is_whole(const Desk& desk, const store::RoleGrantRow& grant) {
  return equal_constant_time(seal_of_grant(desk, grant), grant.seal);
}

Scope scope_of(const store::RoleGrantRow& grant) {
  Scope scope{grant.unit, {}, {}};
  if (grant.place) {
    scope.town = grant.place->town();
    if (grant.place->is_village()) scope.village = *grant.place;
  }
  return scope;
}

}  // namespace yigang::usecase

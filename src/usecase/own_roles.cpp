#include "usecase/own_roles.h"

#include "crypto/token.h"
#include "store/account_queries.h"
#include "usecase/grants.h"
#include "usecase/sign_in_steps.h"

namespace yigang::usecase {

Result<std::vector<OwnRole>> own_roles(Desk& desk, const Actor& actor) {
  TRY(const std::vector<store::RoleGrantRow> grants,
      desk.database.read_value<std::vector<store::RoleGrantRow>>(
          [&](store::Reader& reader) { return store::standing_grants(reader, actor.account); }));
  std::vector<OwnRole> roles;
  for (const store::RoleGrantRow& grant : grants) {
    if (!grant_is_whole(desk, grant)) continue;
    const Scope scope = scope_of(grant);
    OwnRole role{grant.id, grant.role, grant.unit, {}, {}, grant.id == actor.grant};
    if (!scope.town.empty()) role.town = scope.town;
    if (!scope.village.empty()) role.village = scope.village;
    roles.push_back(role);
  }
  return roles;
}

Result<Actor> choose_role(Desk& desk, std::string_view token, GrantId grant) {
  if (!crypto::is_token(token)) return fail(unauthenticated("session_missing"));
  const crypto::Digest hash = crypto::token_hash(token);
  std::optional<Standing> standing;
  TRY_VOID(desk.database.write([&](store::Writer& writer) -> Result<> {
    TRY(const std::optional<store::SessionRow> session, store::session_by_token(writer, hash));
    if (!session) return fail(unauthenticated("session_missing"));
    TRY(standing, standing_actor(desk, writer, session->account_id, grant));
    if (!standing) return fail(refused("not_your_role").at("grant"));
    return store::act_by_grant(writer, hash, grant);
  }));
  return standing->actor;
}

}  // namespace yigang::usecase

// The roles of the person behind a session: an account may hold several grants and acts in one of
// them at a time, so that each entry of the journal says in which. Two steps that need two persons
// stay apart whatever the role, since they compare accounts, all that are known to be one person's.
#pragma once

#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

struct OwnRole {
  GrantId grant;
  Role role = Role::PUB;
  UnitCode unit;
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> village;
  bool active = false;
};
BOOST_DESCRIBE_STRUCT(OwnRole, (), (grant, role, unit, town, village, active))

// Oldest first; those that are revoked or were edited behind the program's back are not among them.
[[nodiscard]] Result<std::vector<OwnRole>> own_roles(Desk& desk, const Actor& actor);

// The session acts by another grant of its account from now on. What was proved for the former role
// is not proved for this one. Refusals: `session_missing`, `not_your_role` at `grant`.
[[nodiscard]] Result<Actor> choose_role(Desk& desk, std::string_view token, GrantId grant);

}  // namespace yigang::usecase

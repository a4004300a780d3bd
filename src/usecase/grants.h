// The seal of a grant: an HMAC over its columns, so that a row edited behind the program's back
// gives nothing (GB/T 39786 item b). And the scope that a grant opens.
#pragma once

#include "store/system_rows.h"
#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

[[nodiscard]] Bytes seal_of_grant(const Desk& desk, const store::RoleGrantRow& grant);
[[nodiscard]] bool grant_is_whole(const Desk& desk, const store::RoleGrantRow& grant);
[[nodiscard]] Scope scope_of(const store::RoleGrantRow& grant);

[[nodiscard]] Actor actor_of(const store::AccountRow& account, const store::RoleGrantRow& grant);

struct Standing {
  Actor actor;
  std::string name;
  bool must_change_password = false;
};
// Who an account is by a grant, today; nothing when the account is closed or has expired, or the
// grant was revoked, never confirmed or edited behind the program's back.
[[nodiscard]] Result<std::optional<Standing>> standing_actor(const Desk& desk,
                                                             store::Reader& reader,
                                                             AccountId account, GrantId grant);

}  // namespace yigang::usecase

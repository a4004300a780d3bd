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

}  // namespace yigang::usecase

// Who came in, who was locked out, who changed a proof (reliability.md §5.1 安全审计): one entry in
// the city's journal, where the accounts lie, with the account and its role. No address, no login
// name, nothing of a password. A stranger writes nothing: a login that does not exist leaves no
// trace, and wrong guesses at one that does are told by the one entry of the lock-out.
#pragma once

#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

struct AccessNote {
  std::string_view verb;  // sign_in, sign_out, lock_out, change_password, set_second_factor
  AccountId account;      // whom it concerns
  std::string before;
  std::string after;
};

// In the transaction of what it tells. `who` is the account itself, or nobody for a lock-out.
[[nodiscard]] Result<> note_access(Desk& desk, store::Writer& writer, const Actor& who,
                                   const AccessNote& note);
// The account by one of its grants; without a role when the grant is gone.
[[nodiscard]] Result<Actor> actor_itself(store::Reader& reader, AccountId account, GrantId grant);

}  // namespace yigang::usecase

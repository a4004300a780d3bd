// Whose account it is: proved at the counter, said by a security administrator. Two accounts of one
// person count as one wherever a second person is asked for (domain.md §7.1), and an account for
// one's own matters finds them by it.
#include "store/account_person.h"
#include "store/account_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/account_verbs.h"
#include "usecase/places.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas&, const TieAccount& command) {
  TRY(const std::optional<store::AccountRow> row, store::account_by_id(reader, command.id));
  if (!row) return fail(not_found("not_found"));
  return Location{};
}

Result<Changed<AccountId>> act(Work& work, const Grant<TieAccount>& grant,
                               const TieAccount& command) {
  const Actor& actor = grant.actor();
  TRY_VOID(require_text(command.proof, "proof"));
  TRY_VOID(limit_text(command.proof, 200, "proof"));
  if (actor.is(command.id)) return fail(forbidden("own_case"));
  const std::string& number = command.resident_number.full();
  const crypto::Digest digest =
      work.desk.keys.blind_index(crypto::IndexPurpose::resident_number, number);
  const store::AccountPersonRow row{command.id, Bytes(digest.begin(), digest.end()), command.proof,
                                    actor.account, work.today};
  TRY(const std::optional<store::AccountPersonRow> before,
      store::account_person(work.tx, command.id));
  if (before && before->resident_index == row.resident_index)
    return fail(conflict("account_tied_before"));
  // What one said of two accounts nobody takes back alone.
  if (before) TRY_VOID(require_other_person(actor, before->tied_by, "tie_account"));
  TRY_VOID(store::put_account_person(work.tx, row));
  TRY(std::optional<store::AccountRow> account, store::account_by_id(work.tx, command.id));
  // Who is not registered yet is found by the number as soon as he is.
  TRY(account->person_key, store::person_behind(work.tx, command.id));
  TRY_VOID(store::save(work.tx, *account));
  TRY_VOID(store::end_sessions_of(work.tx, command.id));
  work.note({kCity, "account", command.id.value(), before ? "tied" : "untied", "tied",
             command.proof, number});
  return Changed<AccountId>{command.id, account->version};
}

}  // namespace yigang::usecase

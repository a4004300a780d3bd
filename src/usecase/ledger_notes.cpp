#include "usecase/ledger_notes.h"

#include "usecase/merge_persons.h"
#include "usecase/month_verbs.h"
#include "usecase/payment_verbs.h"

namespace yigang::usecase {

namespace {

constexpr std::int64_t kListed = 20;

void take_batch(BatchNote& batch, const record::Entry& entry, AccountId actor) {
  if (entry.action == MakeBankFile::kVerb || entry.action == ReissuePayment::kVerb) {
    batch.made = entry.hash_after;
    batch.made_by = actor;
  } else if (entry.action == ReleasePayment::kVerb) {
    batch.released_by = actor;
  } else if (entry.action == WithdrawBankFile::kVerb) {
    batch.withdrawn_by = actor;
  } else if (entry.action == TakeBankReturn::kVerb) {
    batch.outcome = entry.hash_after;
  }
}

void take_account(AccountNote& account, const record::Entry& entry, AccountId actor,
                  const std::optional<record::Salt>& salt) {
  if (entry.action == SetBankAccount::kVerb || entry.action == ConfirmMerge::kVerb) {
    account.copied = entry.action == ConfirmMerge::kVerb;
    account.bank = entry.hash_after;
    account.account = entry.commitment;
    account.salt = salt;
    account.asked_by = actor;
  } else if (entry.action == ConfirmBankAccount::kVerb) {
    account.confirmed = entry.hash_after;
    account.confirmed_by = actor;
  }
}

}  // namespace

void LedgerNotes::take(const record::Entry& entry, AccountId actor,
                       const std::optional<record::Salt>& salt) {
  const std::string& table = entry.object.table;
  if (!entry.hash_after) return;
  if (table == "settlement_run" && entry.action == LockSettlement::kVerb) {
    locks[entry.object.id] = *entry.hash_after;
  } else if (table == "payment_batch") {
    take_batch(batches[entry.object.id], entry, actor);
  } else if (table == "bank_return" && !entry.hash_before) {
    returns[entry.object.id] = *entry.hash_after;  // not of the same file that came again
  } else if (table == "bank_account") {
    take_account(accounts[entry.object.id], entry, actor, salt);
  } else if (table == "payment_line" && entry.action == ConfirmGiveUp::kVerb) {
    given_up.insert(entry.object.id);
  } else if (table == "person_merge" && entry.action == ConfirmMerge::kVerb) {
    merges.insert(entry.object.id);
  } else if (table == "person" && entry.action == ConfirmMerge::kVerb) {
    merged[entry.object.id] = *entry.hash_after;
  } else if (table == "attachment") {
    attachments[entry.object.id] = *entry.hash_after;
  }
}

void FaultList::add(std::string_view code, std::int64_t object) {
  add(failure(std::string(code)).with("unit", to_text(unit_)).with("id", std::to_string(object)));
}

void FaultList::add(Problem fault) {
  if (++counts_[fault.code] <= kListed) listed_.push_back(std::move(fault));
}

std::vector<Problem> FaultList::take() {
  for (const auto& [code, count] : counts_)
    if (count > kListed)
      listed_.push_back(failure("ledger_more")
                            .with("unit", to_text(unit_))
                            .with("kind", code)
                            .with("count", std::to_string(count - kListed)));
  return std::move(listed_);
}

}  // namespace yigang::usecase

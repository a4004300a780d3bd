// Payments held against the journal (ledger_proof.h): batches, their lines and answers, accounts.
#include <algorithm>
#include <map>
#include <set>

#include "crypto/digest.h"
#include "store/ledger_checks.h"
#include "usecase/ledger_proof.h"
#include "usecase/payment_steps.h"

namespace yigang::usecase {

namespace {

struct Answered {
  std::int64_t paid_count = 0;
  Fen paid;
  std::int64_t returned_count = 0;
  Fen returned;
  friend bool operator==(const Answered&, const Answered&) = default;
};

// What the bank answered by the lines; nothing when a line's state does not go with its batch's.
std::optional<Answered> answered_by(const store::PaymentBatchRow& batch,
                                    const std::vector<store::PaymentLineRow>& lines) {
  Answered sum;
  for (const store::PaymentLineRow& line : lines) {
    const bool pending = line.state == store::PaymentState::pending;
    const bool withdrawn = line.state == store::PaymentState::withdrawn;
    if (pending != (batch.state == store::BatchState::made) ||
        withdrawn != (batch.state == store::BatchState::withdrawn))
      return std::nullopt;
    switch (line.state) {
      case store::PaymentState::paid:
        ++sum.paid_count;
        sum.paid += line.amount_fen;
        break;
      case store::PaymentState::returned:
      case store::PaymentState::reissued:
      case store::PaymentState::given_up:
        ++sum.returned_count;
        sum.returned += line.amount_fen;
        break;
      case store::PaymentState::pending:
      case store::PaymentState::withdrawn:
      case store::PaymentState::sent:
        break;
    }
  }
  return sum;
}

// The row and its lines are those of the entry of the making.
bool made_as_noted(const LedgerNotes& notes, const BatchNote& note,
                   const store::PaymentBatchRow& batch,
                   const std::vector<store::PaymentLineRow>& lines) {
  if (note.made != crypto::sm3(made_text(batch)) || note.made_by != batch.made_by) return false;
  if (note.released_by != batch.released_by || note.withdrawn_by != batch.withdrawn_by)
    return false;
  const bool withdrawn = batch.state == store::BatchState::withdrawn;
  const bool unreleased = withdrawn || batch.state == store::BatchState::made;
  if (note.released_by.has_value() == unreleased) return false;
  if (note.withdrawn_by.has_value() != withdrawn) return false;
  if (!notes.locks.contains(batch.run_id.value())) return false;
  Fen total;
  for (const store::PaymentLineRow& line : lines) total += line.amount_fen;
  return batch.line_count == static_cast<std::int64_t>(lines.size()) && batch.total_fen == total;
}

// The file that the stored rows give is the file of the digest. The number of a person who was
// merged with another since is not the one that stood in the file.
Result<bool> file_is_the_same(const LedgerProof& proof, const store::PaymentBatchRow& batch) {
  if (proof.keys == nullptr) return true;
  const Result<std::string> text = bank_file_text(proof.reader, *proof.keys, batch);
  if (text && std::ranges::equal(crypto::sm3(*text), batch.file_digest)) return true;
  TRY(const std::vector<MergeId> merges,
      store::merges_of_payees(proof.reader, batch.unit, batch.id));
  return std::ranges::any_of(
      merges, [&](MergeId merge) { return proof.notes.merges.contains(merge.value()); });
}

Result<> prove_batch(const LedgerProof& proof, const store::PaymentBatchRow& batch,
                     const Answered& answers) {
  const std::int64_t id = batch.id.value();
  TRY(const std::vector<store::PaymentLineRow> lines,
      store::lines_of_batch(proof.reader, batch.unit, batch.id));
  const auto found = proof.notes.batches.find(id);
  const BatchNote note = found == proof.notes.batches.end() ? BatchNote{} : found->second;
  if (!made_as_noted(proof.notes, note, batch, lines)) proof.faults.add("batch_not_as_made", id);
  const bool told = !note.outcome || note.outcome == crypto::sm3(outcome_text(batch, lines));
  if (!told || answered_by(batch, lines) != answers) proof.faults.add("batch_not_as_answered", id);
  for (const store::PaymentLineRow& line : lines)
    if ((line.state == store::PaymentState::given_up) !=
        proof.notes.given_up.contains(line.id.value()))
      proof.faults.add("payment_not_as_given_up", line.id.value());
  TRY(const bool same, file_is_the_same(proof, batch));
  if (!same) proof.faults.add("batch_file_changed", id);
  return {};
}

// Older journals note the digest of the answer's file alone.
bool taken_as_noted(const record::Digest& note, const store::BankReturnRow& row) {
  return note == crypto::sm3(return_text(row)) || note == crypto::sm3(to_hex(row.file_digest));
}

// The answers of each batch; what was changed or is gone becomes a fault.
Result<std::map<PaymentBatchId, Answered>> prove_returns(const LedgerProof& proof) {
  std::map<PaymentBatchId, Answered> sums;
  std::set<std::int64_t> standing;
  TRY(const std::vector<store::BankReturnRow> rows,
      store::returns_of_unit(proof.reader, proof.unit));
  for (const store::BankReturnRow& row : rows) {
    standing.insert(row.id.value());
    const auto note = proof.notes.returns.find(row.id.value());
    if (note == proof.notes.returns.end() || !taken_as_noted(note->second, row))
      proof.faults.add("bank_return_not_as_taken", row.id.value());
    Answered& sum = sums[row.batch_id];
    sum.paid_count += row.paid_count;
    sum.paid += row.paid_fen;
    sum.returned_count += row.returned_count;
    sum.returned += row.returned_fen;
  }
  for (const auto& [id, note] : proof.notes.returns)
    if (!standing.contains(id)) proof.faults.add("bank_return_missing", id);
  return sums;
}

Result<> prove_batches(const LedgerProof& proof) {
  TRY(auto answers, prove_returns(proof));
  std::set<std::int64_t> standing;
  TRY(const std::vector<store::PaymentBatchRow> batches,
      store::batches_of_unit(proof.reader, proof.unit));
  for (const store::PaymentBatchRow& batch : batches) {
    standing.insert(batch.id.value());
    TRY_VOID(prove_batch(proof, batch, answers[batch.id]));
  }
  for (const auto& [id, note] : proof.notes.batches)
    if (!standing.contains(id)) proof.faults.add("batch_missing", id);
  return {};
}

// The payee is the person, or became the person by merges that the journal has: a confirmed account
// stays with the row that went.
bool became(const LedgerNotes& notes, const std::map<PersonId, PersonId>& merged, PersonId payee,
            PersonId person) {
  for (std::size_t steps = 0; payee != person && steps <= merged.size(); ++steps) {
    const auto into = merged.find(payee);
    if (into == merged.end()) return false;
    const auto note = notes.merged.find(payee.value());
    if (note == notes.merged.end() ||
        note->second != crypto::sm3("person/" + to_text(into->second)))
      return false;
    payee = into->second;
  }
  return payee == person;
}

Result<> prove_lines(const LedgerProof& proof) {
  TRY(const auto merged, store::merged_persons(proof.reader, proof.unit));
  return store::each_payment_fault(proof.reader, proof.unit, [&](const store::PaymentFault& one) {
    if (one.other_money) proof.faults.add("payment_not_as_settled", one.line.value());
    if (one.payee.empty() || !became(proof.notes, merged, one.payee, one.person))
      proof.faults.add("payment_to_another", one.line.value());
    if (one.reissue_broken) proof.faults.add("payment_reissue_broken", one.line.value());
  });
}

// The sealed number is the one that was entered.
bool number_is_the_same(const LedgerProof& proof, const AccountNote& note,
                        const store::BankAccountRow& row) {
  // An opening that is not there or does not open is a finding of its own.
  if (proof.keys == nullptr || !note.salt) return true;
  const Result<std::string> account =
      open_account(*proof.keys, row.unit, row.id, row.account_sealed);
  return account && account->ends_with(row.account_tail) &&
         record::commit(record::DigestAlgorithm::sm3, *note.salt, bytes_of(*account)) ==
             note.account;
}

bool entered_as_noted(const LedgerProof& proof, const AccountNote& note,
                      const store::BankAccountRow& row) {
  if (note.bank != crypto::sm3(row.bank) || !note.account) return false;
  if (!number_is_the_same(proof, note, row)) return false;
  if (note.copied) return row.state != store::BankAccountState::asked;
  if (note.asked_by != row.asked_by) return false;
  const bool asked = row.state == store::BankAccountState::asked;
  if (asked || !note.confirmed) return asked && !note.confirmed && !row.confirmed_by;
  return note.confirmed == crypto::sm3(usable_text(row)) && row.confirmed_by == note.confirmed_by;
}

Result<> prove_accounts(const LedgerProof& proof) {
  std::set<std::int64_t> standing;
  TRY(const std::vector<store::BankAccountRow> rows,
      store::accounts_of_unit(proof.reader, proof.unit));
  for (const store::BankAccountRow& row : rows) {
    standing.insert(row.id.value());
    const auto note = proof.notes.accounts.find(row.id.value());
    if (note == proof.notes.accounts.end() || !entered_as_noted(proof, note->second, row))
      proof.faults.add("bank_account_not_as_entered", row.id.value());
  }
  for (const auto& [id, note] : proof.notes.accounts)
    if (!standing.contains(id)) proof.faults.add("bank_account_missing", id);
  return {};
}

}  // namespace

Result<> prove_payments(const LedgerProof& proof) {
  TRY_VOID(prove_lines(proof));
  TRY_VOID(prove_batches(proof));
  return prove_accounts(proof);
}

}  // namespace yigang::usecase

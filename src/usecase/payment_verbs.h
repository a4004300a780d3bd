// Verbs of accounts and of money on its way (LZ-2022-4 二(三)/3, domain.md §4.4, §5 form 15): a
// batch is made from locked lines only, released by a third person, answered by the bank, and what
// comes back is issued again as a new line that names the old one.
#pragma once

#include "store/payment_rows.h"
#include "usecase/answers.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct BankAccountAsked {
  BankAccountId id;
  std::string masked_account;
  bool check_digit_fails = false;  // passbooks do: a warning, never a refusal
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(BankAccountAsked, (), (id, masked_account, check_digit_fails, version))

// The payee is the person. Counts only once a second person confirmed it.
struct SetBankAccount {
  static constexpr std::string_view kVerb = "set_bank_account";
  using Answer = BankAccountAsked;
  static constexpr std::string_view kNumberMember = "account";
  PersonId person;
  std::string account;
  std::string bank;
  std::string holder_name;
};
BOOST_DESCRIBE_STRUCT(SetBankAccount, (), (person, account, bank, holder_name))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const SetBankAccount&);
[[nodiscard]] Result<BankAccountAsked> act(Work&, const Grant<SetBankAccount>&,
                                           const SetBankAccount&);

struct BankAccountConfirmed {
  BankAccountId id;
  // Nothing: a first account, usable at once. A change waits for the run of this month.
  std::optional<Month> usable_from_month;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(BankAccountConfirmed, (), (id, usable_from_month, version))

struct ConfirmBankAccount {
  static constexpr std::string_view kVerb = "confirm_bank_account";
  using Answer = BankAccountConfirmed;
  BankAccountId id;
};
BOOST_DESCRIBE_STRUCT(ConfirmBankAccount, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ConfirmBankAccount&);
[[nodiscard]] Result<BankAccountConfirmed> act(Work&, const Grant<ConfirmBankAccount>&,
                                               const ConfirmBankAccount&);

struct BatchSummary {
  PaymentBatchId id;
  std::int64_t number = 0;
  SettlementRunId run;
  Month month;
  store::BatchState state = store::BatchState::made;
  std::int64_t lines = 0;
  Fen total_fen;
  std::string file_digest;
  std::int64_t version = 1;
  // Told once, of a file that was made: placements whose line was left out of it because it rests
  // on days after an exit or a death. Each is paid once a correction of its line is locked.
  std::vector<std::int64_t> placements_to_correct = {};
};
BOOST_DESCRIBE_STRUCT(BatchSummary, (),
                      (id, number, run, month, state, lines, total_fen, file_digest, version,
                       placements_to_correct))

// Of what is due. `pay_after_end` when nothing is but what rests on days after an end.
struct MakeBankFile {
  static constexpr std::string_view kVerb = "make_bank_file";
  using Answer = BatchSummary;
  SettlementRunId run;
};
BOOST_DESCRIBE_STRUCT(MakeBankFile, (), (run))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const MakeBankFile&);
[[nodiscard]] Result<BatchSummary> act(Work&, const Grant<MakeBankFile>&, const MakeBankFile&);

// A made file that shall not leave: one of its lines was held or corrected since, or an account is
// wrong. Its lines are due again, for another file; what it issued again is returned once more. No
// money moves, so that one person may do it; the file keeps its number.
struct WithdrawBankFile {
  static constexpr std::string_view kVerb = "withdraw_bank_file";
  using Answer = BatchSummary;
  PaymentBatchId id;
  std::int64_t version = 0;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawBankFile, (), (id, version, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const WithdrawBankFile&);
[[nodiscard]] Result<BatchSummary> act(Work&, const Grant<WithdrawBankFile>&,
                                       const WithdrawBankFile&);

// By neither the runner, the locker nor the maker of the file. Refused (`payment_moved`) when a
// line was held or corrected since the file was made, or an end before its last day became known.
struct ReleasePayment {
  static constexpr std::string_view kVerb = "release_payment";
  using Answer = BatchSummary;
  PaymentBatchId id;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ReleasePayment, (), (id, version))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ReleasePayment&);
[[nodiscard]] Result<BatchSummary> act(Work&, const Grant<ReleasePayment>&, const ReleasePayment&);

struct BankFile {
  PaymentBatchId id;
  std::string text;
  std::string signature;  // SM2 over SM3, DER in hexadecimal
};
BOOST_DESCRIBE_STRUCT(BankFile, (), (id, text, signature))

// The released file, byte for byte as it was signed; that it was read is noted in the journal.
struct ReadBankFile {
  static constexpr std::string_view kVerb = "read_bank_file";
  using Answer = BankFile;
  PaymentBatchId id;
};
BOOST_DESCRIBE_STRUCT(ReadBankFile, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ReadBankFile&);
[[nodiscard]] Result<BankFile> act(Work&, const Grant<ReadBankFile>&, const ReadBankFile&);

struct ReturnTaken {
  BankReturnId id;
  PaymentBatchId batch;
  std::int64_t paid_lines = 0;
  Fen paid_fen;
  std::int64_t returned_lines = 0;
  Fen returned_fen;
  std::int64_t unanswered = 0;
  bool known_before = false;  // the same bytes again: the first result
};
BOOST_DESCRIBE_STRUCT(ReturnTaken, (),
                      (id, batch, paid_lines, paid_fen, returned_lines, returned_fen, unanswered,
                       known_before))

struct TakeBankReturn {
  static constexpr std::string_view kVerb = "take_bank_return";
  using Answer = ReturnTaken;
  static constexpr std::string_view kNumberMember = "text";
  UnitCode unit;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(TakeBankReturn, (), (unit, text))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const TakeBankReturn&);
[[nodiscard]] Result<ReturnTaken> act(Work&, const Grant<TakeBankReturn>&, const TakeBankReturn&);

// Returned lines of one batch, each to the person's account of now; all or none. What rests on days
// after an end is corrected first (`line_after_end`).
struct ReissuePayment {
  static constexpr std::string_view kVerb = "reissue_payment";
  using Answer = BatchSummary;
  PaymentBatchId batch;
  std::vector<std::int64_t> line_numbers;
};
BOOST_DESCRIBE_STRUCT(ReissuePayment, (), (batch, line_numbers))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ReissuePayment&);
[[nodiscard]] Result<BatchSummary> act(Work&, const Grant<ReissuePayment>&, const ReissuePayment&);

// A returned line that can never be paid: the person died and the account is closed, say. It is
// given up when a second person has confirmed it, and stays in the books as not paid out.
struct GiveUpPayment {
  static constexpr std::string_view kVerb = "give_up_payment";
  using Answer = Changed<GiveUpId>;
  PaymentLineId line;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(GiveUpPayment, (), (line, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const GiveUpPayment&);
[[nodiscard]] Result<Changed<GiveUpId>> act(Work&, const Grant<GiveUpPayment>&,
                                            const GiveUpPayment&);

struct PaymentGivenUp {
  GiveUpId id;
  PaymentBatchId batch;
  std::int64_t line_no = 0;
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(PaymentGivenUp, (), (id, batch, line_no, amount_fen))

// By another person; the line is looked at again.
struct ConfirmGiveUp {
  static constexpr std::string_view kVerb = "confirm_give_up";
  using Answer = PaymentGivenUp;
  GiveUpId id;
};
BOOST_DESCRIBE_STRUCT(ConfirmGiveUp, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ConfirmGiveUp&);
[[nodiscard]] Result<PaymentGivenUp> act(Work&, const Grant<ConfirmGiveUp>&, const ConfirmGiveUp&);

}  // namespace yigang::usecase

// 发放凭条: the latest locked months of whoever holds the code of an application that led to a
// post, as a till receipt: what was worked, at which rate, how much it came to, who paid which
// share (LZ-2022-4 三(二); an urban post by its original channel alone), how far the payment is,
// and the last month that can be paid with its reason (LZ-2022-4 二(四)). No name, no number, no
// account. Sentences and sums are the settlement's own lines; nothing is computed anew. Never
// changes anything.
#pragma once

#include "usecase/progress_reads.h"

namespace yigang::usecase {

// A share of the money; one that is nothing is left out but for those of the rule.
struct ReceiptPart {
  Sentence who;
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(ReceiptPart, (), (who, amount_fen))

struct ReceiptLine {
  Month month;
  std::string post_title;
  Sentence said;  // 40.0 小时 × 18.00 元 = 720.00 元
  Fen amount_fen;
  std::vector<ReceiptPart> parts;
  Sentence payment;
  Date locked_on;
};
BOOST_DESCRIBE_STRUCT(ReceiptLine, (),
                      (month, post_title, said, amount_fen, parts, payment, locked_on))

// Why a month is the last: what was counted, and the clause by which.
struct ReceiptBasis {
  Sentence said;
  std::string clause;
  std::string quote;
};
BOOST_DESCRIBE_STRUCT(ReceiptBasis, (), (said, clause, quote))

struct Receipt {
  std::string code;
  std::vector<ReceiptLine> items;  // the newest first
  std::optional<Month> last_payable;
  std::optional<ReceiptBasis> last_why;
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (code, items, last_payable, last_why))
// Refusals `progress_code_bad`, `progress_not_found`; no items for whoever was never paid.
[[nodiscard]] Result<Receipt> read_receipt(Desk& desk, const ProgressQuestion& question);

}  // namespace yigang::usecase

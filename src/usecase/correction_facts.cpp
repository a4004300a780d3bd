#include "usecase/correction_facts.h"

#include <algorithm>

#include "base/bytes.h"
#include "crypto/digest.h"
#include "store/described_row.h"
#include "store/month_queries.h"
#include "store/payment_queries.h"

namespace yigang::usecase {

namespace {

// Those before the month; of a month that is paid for the first time all others, since the month
// itself is claimed with words of its own.
void keep_months(settle::MonthInputs& inputs, settle::Range& months, bool counts_already) {
  const auto first = inputs.months.begin() + static_cast<std::ptrdiff_t>(months.first);
  const auto last = first + static_cast<std::ptrdiff_t>(months.count);
  const auto end = counts_already ? std::lower_bound(first, last, inputs.month)
                                  : std::remove(first, last, inputs.month);
  months.count = static_cast<std::size_t>(end - first);
}

// What the correction says itself, and what may change without changing it. A month that is worth
// something counts in the term already; one that a correction makes worth something for the first
// time counts from then on, and every month that is paid meanwhile may be the last one (二(四)).
void leave_out(settle::MonthInputs& inputs, bool counts_already) {
  inputs.work.clear();
  for (settle::PlacementInput& one : inputs.placements) {
    one.work = {};
    one.off_duty = one.held = one.waiting = one.overtime_confirmed = false;
    one.account_present = true;
    // What another unit has paid stops the claim of the month, with words of its own.
    one.paid_elsewhere.reset();
    for (settle::Range* months : {&one.paid, &one.recovered})
      keep_months(inputs, *months, counts_already);
  }
}

}  // namespace

Result<std::string> correction_facts(store::Reader& reader, const store::SettlementLineRow& line) {
  TRY(settle::MonthInputs inputs,
      store::load_month(reader, line.unit, line.month, {false, line.placement_id}));
  TRY(const store::LockedSum locked, store::locked_for_line(reader, line.unit, line.id));
  leave_out(inputs, !locked.amount.is_zero());
  std::string text;
  settle::append_input_text(text, inputs);
  TRY(const std::optional<policy::FundingParts> month,
      store::locked_rural_parts(reader, line.unit, line.month));
  text += "locked|" + to_text(line.id) + "|" + to_text(locked.amount);
  for (const Fen part :
       month ? std::vector<Fen>{month->province, month->city, month->county} : std::vector<Fen>{})
    text += "|" + to_text(part);
  return text + "\n";
}

std::string facts_digest(std::string_view before, std::string_view facts) {
  return to_hex(crypto::sm3(std::string(before) + "\n" + std::string(facts)));
}

Result<std::string> facts_digest_of(store::Reader& reader, const store::SettlementRunRow& run) {
  TRY(const std::vector<store::SettlementLineRow> lines,
      store::lines_of_run(reader, run.unit, run.id));
  std::string digest;
  for (const store::SettlementLineRow& line : lines) {
    CHECK(line.corrects_line_id.has_value());
    TRY(const std::optional<store::SettlementLineRow> corrected,
        store::find<store::SettlementLineRow>(reader, run.unit, *line.corrects_line_id));
    CHECK(corrected.has_value());
    TRY(const std::string facts, correction_facts(reader, *corrected));
    digest = facts_digest(digest, facts);
  }
  return digest;
}

}  // namespace yigang::usecase

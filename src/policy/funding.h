// Who pays. Rural, per unit and month: provincial share first, of the rest 4/10 the city, the rest
// the county, whose part social and charity money then reduces. Then the parts are distributed over
// the rows in the order of placement numbers, by largest remainder, so that every row and every
// column adds up to the fen. Urban: all from the original channel, never split. Negative amounts
// mirror positive ones; a correction uses the ratio of the month that it corrects. Pure; the row
// distribution is O(n) and allocates one vector a part.
// Source: LZ-2022-4 三(二), policy-rules.md "Funding", domain.md P8, P16.
#pragma once

#include <span>
#include <vector>

#include "core/fen.h"
#include "core/nouns.h"
#include "law/figures.h"
#include "policy/reader.h"

namespace yigang::policy {

struct FundingParts {
  Fen province;
  Fen city;
  Fen county;  // after social money
  Fen social_fund;
  Fen original_channel;
  [[nodiscard]] Fen sum() const {
    return province + city + county + social_fund + original_channel;
  }
  friend bool operator==(const FundingParts&, const FundingParts&) = default;
  friend FundingParts operator-(const FundingParts& a, const FundingParts& b) {
    return {a.province - b.province, a.city - b.city, a.county - b.county,
            a.social_fund - b.social_fund, a.original_channel - b.original_channel};
  }
  friend FundingParts operator-(const FundingParts& a) {
    return {-a.province, -a.city, -a.county, -a.social_fund, -a.original_channel};
  }
};

struct FundingInput {
  Side side = Side::rural;
  Fen total;
  law::Share province;
  std::int64_t person_months = 0;
  Fen social_fund;  // on offer; ≥ 0
  int city_tenths = 4;
};
[[nodiscard]] FundingParts split_unit(const FundingInput& input);

// Arrears of a month: `whole` is the month with them, `before` the month without, `locked` what was
// shared out for it. They bring the parts to what they would be had all been paid at once, so that
// province and social money never give more than they have for the month; a part may be negative
// where the province takes over what another has given. Where `locked` is not the split of `before`
// (the figures have changed since, or it was shared in another way), the ratio of the month stands.
[[nodiscard]] FundingParts split_arrears(const FundingInput& before, const FundingParts& locked,
                                         const FundingInput& whole);

// Σ amounts = parts.sum(); amounts ≥ 0 in the order of placement numbers. Where a part is negative
// (arrears), each part is shared in proportion to the amounts.
[[nodiscard]] std::vector<FundingParts> split_rows(const FundingParts& parts,
                                                   std::span<const Fen> amounts);
// A correction line of a month whose unit was split into `month_parts`, by that month's ratio. A
// month in which nothing was paid has no ratio: it is shared `city_tenths` : rest.
[[nodiscard]] FundingParts split_correction(Fen amount, const FundingParts& month_parts,
                                            int city_tenths);
// This row's parts: rural, that they come from the unit's split by largest remainder; urban, that
// all is the original channel's. The node is "funding_row" and depends on "funding".
void explain_funding_row(Trace& trace, Side side, std::int64_t placement_number, Fen amount,
                         const FundingParts& row);

struct FundingVerdict {
  FundingParts parts;
  // No provincial share has been entered: 省补助未录入,按 0 计; the locker confirms it by name.
  bool province_not_entered = false;
  Trace trace;
};
// By the figures of the first day of the month.
[[nodiscard]] Result<FundingVerdict> explain_funding(const law::LawSnapshot& law, UnitCode unit,
                                                     Month month, Side side, Fen total,
                                                     std::int64_t person_months, Fen social_fund);

}  // namespace yigang::policy

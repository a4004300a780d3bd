#include "policy/funding.h"

#include <fmt/format.h>

#include <algorithm>

#include "policy/funding_node.h"

namespace yigang::policy {

using law::Figure;

namespace {

// In 省财政补助基础上: a percentage rounded half up to the fen, never more than the total.
Fen province_of(Fen total, const law::Share& share, std::int64_t person_months) {
  Fen part;
  switch (share.kind) {
    case law::ShareKind::percent:
      part = share_half_away(total, share.percent_x100, 10'000);
      break;
    case law::ShareKind::per_person_month: {
      const Wide whole = static_cast<Wide>(share.amount.value()) * person_months;
      return whole < total.value() ? Fen(static_cast<std::int64_t>(whole)) : total;
    }
    case law::ShareKind::fixed:
      part = share.amount;
      break;
  }
  return std::min(part, total);
}

}  // namespace

// LZ-2022-4 三(二).
FundingParts split_unit(const FundingInput& input) {
  if (input.side == Side::urban) return {.original_channel = input.total};
  if (input.total.is_negative()) {
    FundingInput mirrored = input;
    mirrored.total = -input.total;
    return -split_unit(mirrored);
  }
  CHECK(!input.social_fund.is_negative());
  FundingParts parts;
  parts.province = province_of(input.total, input.province, input.person_months);
  const Fen remainder = input.total - parts.province;
  // 其余部分市、县两级以4:6的比例分担.
  parts.city = share_half_away(remainder, input.city_tenths, 10);
  const Fen county = remainder - parts.city;
  // social_fund_rule = reduces_county, by at most all of it.
  parts.social_fund = std::min(input.social_fund, county);
  parts.county = county - parts.social_fund;
  return parts;
}

FundingParts split_arrears(const FundingInput& before, const FundingParts& locked,
                           const FundingInput& whole) {
  const Fen amount = whole.total - before.total;
  if (amount.is_zero()) return {};
  if (split_unit(before) != locked) return split_correction(amount, locked, whole.city_tenths);
  return split_unit(whole) - locked;
}

namespace {

// In proportion to the weights by largest remainder, whatever the sign and size of the total.
std::vector<Fen> shares_of(Fen total, std::span<const Fen> weights) {
  Fen sum;
  for (const Fen weight : weights) sum += weight;
  const bool negative = total.is_negative();
  const std::int64_t size = negative ? -total.value() : total.value();
  CHECK(!sum.is_zero() || size == 0);
  const std::int64_t times = sum.is_zero() ? 0 : size / sum.value();
  std::vector<Fen> shares = split_by_weight(Fen(size - times * sum.value()), weights);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    shares[i] += Fen(times * weights[i].value());
    if (negative) shares[i] = -shares[i];
  }
  return shares;
}

bool any_negative(const FundingParts& parts) {
  return parts.province.is_negative() || parts.city.is_negative() || parts.county.is_negative() ||
         parts.social_fund.is_negative();
}

std::vector<FundingParts> split_signed_rows(const FundingParts& parts,
                                            std::span<const Fen> amounts) {
  std::vector<FundingParts> rows(amounts.size());
  for (const auto part :
       {&FundingParts::province, &FundingParts::city, &FundingParts::social_fund}) {
    const std::vector<Fen> shares = shares_of(parts.*part, amounts);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].*part = shares[i];
  }
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].county = amounts[i] - rows[i].sum();
  return rows;
}

}  // namespace

std::vector<FundingParts> split_rows(const FundingParts& parts, std::span<const Fen> amounts) {
  if (any_negative(parts)) return split_signed_rows(parts, amounts);
  std::vector<FundingParts> rows(amounts.size());
  std::vector<Fen> left(amounts.begin(), amounts.end());
  const auto give = [&](Fen total, Fen FundingParts::* part) {
    const std::vector<Fen> shares = split_by_weight(total, left);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows[i].*part = shares[i];
      left[i] -= shares[i];
    }
  };
  if (!parts.original_channel.is_zero()) {
    give(parts.original_channel, &FundingParts::original_channel);
    return rows;
  }
  give(parts.province, &FundingParts::province);
  give(parts.city, &FundingParts::city);
  give(parts.social_fund, &FundingParts::social_fund);
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].county = left[i];
  return rows;
}

FundingParts split_correction(Fen amount, const FundingParts& month, int city_tenths) {
  if (!month.original_channel.is_zero()) return {.original_channel = amount};
  if (month.sum().is_zero()) return split_unit({.total = amount, .city_tenths = city_tenths});
  // `part` of `rest` in the corrected month is the ratio in which `of` is shared.
  const auto ratio = [](Fen of, Fen part, Fen rest) {
    return rest.is_zero() ? Fen() : share_half_away(of, part.value(), rest.value());
  };
  FundingParts parts;
  parts.province = ratio(amount, month.province, month.sum());
  const Fen remainder = amount - parts.province;
  parts.city = ratio(remainder, month.city, month.sum() - month.province);
  const Fen county = remainder - parts.city;
  parts.social_fund = ratio(county, month.social_fund, month.county + month.social_fund);
  parts.county = county - parts.social_fund;
  return parts;
}

namespace {

// The 4:6 split is never applied to urban money.
TraceNode urban_row_node(std::int64_t placement_number, Fen amount) {
  return TraceNode{
      .id = "funding_row",
      .say = {"trace.funding_row_urban",
              {{"number", std::to_string(placement_number)}, {"amount", to_text(amount)}}},
      .facts = {{"placement_number", std::to_string(placement_number), "", ""},
                {"original_channel", to_text(amount), "", ""}},
      .cite = notice_clause("三(二)", "城镇公益性岗位所需资金按照原有资金渠道列支"),
      .expr = "original_channel = amount",
      .expr_filled = to_text(amount),
      .value = to_text(amount),
      .deps = {"funding"}};
}

TraceNode rural_row_node(std::int64_t placement_number, Fen amount, const FundingParts& row) {
  return TraceNode{
      .id = "funding_row",
      .say = {"trace.funding_row",
              {{"number", std::to_string(placement_number)},
               {"amount", to_text(amount)},
               {"province", to_text(row.province)},
               {"city", to_text(row.city)},
               {"county", to_text(row.county)}}},
      .facts = {{"placement_number", std::to_string(placement_number), "", ""},
                {"social_fund", to_text(row.social_fund), "", ""}},
      .cite = notice_clause("三(二)", "其余部分市、县两级以4:6的比例分担"),
      .expr = "largest remainder, ties by placement_number",
      .expr_filled = fmt::format("{} + {} + {} + {} = {}", to_text(row.province), to_text(row.city),
                                 to_text(row.county), to_text(row.social_fund), to_text(amount)),
      .value = to_text(amount),
      .deps = {"funding"}};
}

}  // namespace

void explain_funding_row(Trace& trace, Side side, std::int64_t placement_number, Fen amount,
                         const FundingParts& row) {
  trace.add(side == Side::urban ? urban_row_node(placement_number, amount)
                                : rural_row_node(placement_number, amount, row));
}

namespace {

TraceNode urban_node(Fen total) {
  return TraceNode{.id = "funding",
                   .say = {"trace.funding_urban", {{"total", to_text(total)}}},
                   .cite = notice_clause("三(二)", "城镇公益性岗位所需资金按照原有资金渠道列支"),
                   .expr = "original_channel = total",
                   .expr_filled = to_text(total),
                   .value = to_text(total)};
}

std::string rural_filled(const FundingInput& input, const FundingParts& parts) {
  const std::string rest = to_text(input.total - parts.province);
  const std::string city = to_text(parts.city);
  const std::string social = input.social_fund == Fen(0) ? "" : " - " + to_text(input.social_fund);
  return fmt::format("{} - {} = {}; {} × {}/10 = {}; {} - {}{} = {}", to_text(input.total),
                     to_text(parts.province), rest, rest, input.city_tenths, city, rest, city,
                     social, to_text(parts.county));
}

TraceNode rural_node(const FundingInput& input, const FundingParts& parts, bool not_entered,
                     std::vector<std::string> deps) {
  return TraceNode{.id = "funding",
                   .say = {not_entered ? "trace.funding_no_province" : "trace.funding",
                           {{"total", to_text(input.total)},
                            {"province", to_text(parts.province)},
                            {"city", to_text(parts.city)},
                            {"county", to_text(parts.county)}}},
                   .facts = {{"total", to_text(input.total), "", ""},
                             {"person_months", std::to_string(input.person_months), "", ""},
                             {"social_fund", to_text(input.social_fund), "", ""}},
                   .cite = notice_clause("三(二)", "其余部分市、县两级以4:6的比例分担"),
                   .expr = "R = T - P; city = R × city_share; county = R - city - social_fund",
                   .expr_filled = rural_filled(input, parts),
                   .value = to_text(parts.county),
                   .state = not_entered ? NodeState::by_parameter : NodeState::met,
                   .provisional = not_entered,
                   .deps = std::move(deps)};
}

}  // namespace

TraceNode funding_node(const FundingInput& input, const FundingParts& parts,
                       std::vector<std::string> deps) {
  if (input.side == Side::urban) return urban_node(input.total);
  return rural_node(input, parts, false, std::move(deps));
}

Result<FundingVerdict> explain_funding(const law::LawSnapshot& law, UnitCode unit, Month month,
                                       Side side, Fen total, std::int64_t person_months,
                                       Fen social_fund) {
  FundingVerdict verdict;
  LawReader reader(law, unit, &verdict.trace);
  FundingInput input{.side = side, .total = total};
  if (side == Side::urban) {
    verdict.parts = split_unit(input);
    verdict.trace.add(urban_node(total));
    return verdict;
  }
  const Date day = month.first_day();
  TRY(input.province, reader.share(Figure::province_share, day));
  TRY(const std::int64_t tenths, reader.integer(Figure::city_share_tenths, day));
  // reduces_county is the one setting; read so that the trace shows it.
  TRY(const law::FigureRow* row, law.row(Figure::province_share, day, unit));
  TRY_VOID(reader.note(Figure::social_fund_rule, day));
  input.city_tenths = static_cast<int>(tenths);
  input.person_months = person_months;
  input.social_fund = social_fund;
  verdict.province_not_entered = !row->office;
  verdict.parts = split_unit(input);
  verdict.trace.add(
      rural_node(input, verdict.parts, verdict.province_not_entered, reader.take_reads()));
  return verdict;
}

}  // namespace yigang::policy

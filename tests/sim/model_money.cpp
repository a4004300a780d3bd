// Who pays, in the model: 省补助 first, of the rest 4/10 the city, the rest the county, rows by
// largest remainder; arrears bring the month to what it would be had all been paid at once.
#include <algorithm>
#include <numeric>

#include "core/fen.h"
#include "model.h"

namespace yigang::sim {

namespace {

std::int64_t yuan(const std::string& text) {
  const auto fen = parse_yuan(text);
  return fen ? fen->value() : 0;
}

}  // namespace

std::int64_t half_away(std::int64_t numerator, std::int64_t denominator) {
  if (numerator < 0) return -half_away(-numerator, denominator);
  return (2 * numerator + denominator) / (2 * denominator);
}

std::vector<std::int64_t> by_remainder(std::int64_t total,
                                       const std::vector<std::int64_t>& weights) {
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  std::vector<std::int64_t> shares(weights.size(), 0);
  if (sum == 0) return shares;
  std::vector<std::pair<std::int64_t, std::size_t>> rest;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    shares[i] = total * weights[i] / sum;
    given += shares[i];
    rest.emplace_back(-(total * weights[i] % sum), i);
  }
  std::ranges::sort(rest);
  for (std::size_t i = 0; given < total; ++i, ++given) ++shares[rest[i].second];
  return shares;
}

ModelParts Model::split_unit(UnitCode unit, Month month, std::int64_t total,
                             std::int64_t person_months, std::int64_t social) const {
  const ModelShare* share = nullptr;
  if (const auto found = province.find(unit); found != province.end())
    for (const ModelShare& one : found->second)
      if (one.from <= month.first_day() && (share == nullptr || one.from >= share->from))
        share = &one;
  ModelParts parts;
  if (share != nullptr) {
    const std::string& text = share->text;
    if (text.ends_with("%"))
      parts.province = half_away(total * std::stoll(text), 100);
    else if (const auto slash = text.find('/'); slash != std::string::npos)
      parts.province = yuan(text.substr(0, slash)) * person_months;
    else
      parts.province = yuan(text);
  }
  parts.province = std::min(parts.province, total);
  const std::int64_t rest = total - parts.province;
  parts.city = half_away(rest * 4, 10);
  parts.county = rest - parts.city;
  parts.social = std::min(social, parts.county);
  parts.county -= parts.social;
  return parts;
}

void Model::share(UnitCode unit, Month month, std::int64_t social,
                  std::vector<ModelLine>& lines) const {
  std::vector<std::size_t> rural;
  std::set<int> persons_now;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].status != "payable") continue;
    if (lines[i].side == Side::urban) {
      lines[i].parts.original = lines[i].amount;
      continue;
    }
    rural.push_back(i);
    total += lines[i].amount;
    persons_now.insert(lines[i].person);
  }
  // Arrears are checked as sums of the month (checks_money.cpp); here only a first run.
  if (locked(unit, month)) return;
  const ModelParts parts =
      split_unit(unit, month, total, static_cast<std::int64_t>(persons_now.size()), social);
  std::vector<std::int64_t> amounts;
  for (const std::size_t i : rural) amounts.push_back(lines[i].amount);
  const std::vector<std::int64_t> provinces = by_remainder(parts.province, amounts);
  std::vector<std::int64_t> left;
  for (std::size_t k = 0; k < rural.size(); ++k) left.push_back(amounts[k] - provinces[k]);
  const std::vector<std::int64_t> cities = by_remainder(parts.city, left);
  std::vector<std::int64_t> counties;
  for (std::size_t k = 0; k < rural.size(); ++k) counties.push_back(left[k] - cities[k]);
  const std::vector<std::int64_t> socials = by_remainder(parts.social, counties);
  for (std::size_t k = 0; k < rural.size(); ++k)
    lines[rural[k]].parts = {provinces[k], cities[k], counties[k] - socials[k], socials[k], 0};
}

}  // namespace yigang::sim

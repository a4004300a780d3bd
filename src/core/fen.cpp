#include "core/fen.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "base/check.h"
#include "base/text.h"

namespace yigang {

namespace {

constexpr std::int64_t kSanityBound = std::int64_t{1} << 62;
constexpr std::int64_t kYuanMax = 10'000'000'000'000;

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Fen operator+(Fen a, Fen b) {
  std::int64_t sum = 0;
  CHECK(!__builtin_add_overflow(a.value_, b.value_, &sum));
  CHECK(sum <= kSanityBound && sum >= -kSanityBound);
  return Fen(sum);
}

Fen operator-(Fen a, Fen b) {
  return a + (-b);
}

std::string to_text(Fen amount) {
  const std::int64_t value = amount.value();
  const std::uint64_t size =
      value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string text = value < 0 ? "-" : "";
  text += std::to_string(size / 100);
  text += '.';
  text += static_cast<char>('0' + size % 100 / 10);
  text += static_cast<char>('0' + size % 10);
  return text;
}

Result<Fen> parse_yuan(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view yuan = text.substr(0, point);
  const std::string_view decimals = point == std::string_view::npos ? "0" : text.substr(point + 1);
  if (!all_digits(yuan) || !all_digits(decimals)) return fail(bad_input("bad_money"));
  if (decimals.size() > 2) return fail(bad_input("money_too_fine"));
  const auto whole = parse_integer(yuan);
  if (!whole || *whole > kYuanMax) return fail(bad_input("money_too_large"));
  const std::int64_t part =
      (decimals[0] - '0') * 10 + (decimals.size() == 2 ? decimals[1] - '0' : 0);
  const std::int64_t value = *whole * 100 + part;
  return Fen(negative ? -value : value);
}

std::int64_t divide_half_away(Wide numerator, std::int64_t denominator) {
  CHECK(denominator > 0);
  const bool negative = numerator < 0;
  const Wide size = negative ? -numerator : numerator;
  const Wide rounded = (size * 2 + denominator) / (static_cast<Wide>(denominator) * 2);
  CHECK(rounded <= kSanityBound);
  const auto value = static_cast<std::int64_t>(rounded);
  return negative ? -value : value;
}

Fen share_half_away(Fen amount, std::int64_t part, std::int64_t whole) {
  return Fen(divide_half_away(static_cast<Wide>(amount.value()) * part, whole));
}

std::vector<Fen> split_by_weight(Fen total, std::span<const Fen> weights) {
  Wide sum = 0;
  for (const Fen weight : weights) {
    CHECK(!weight.is_negative());
    sum += weight.value();
  }
  CHECK(!total.is_negative() && total.value() <= sum);
  std::vector<Fen> parts(weights.size());
  if (total.is_zero()) return parts;

  std::vector<std::uint64_t> remainders(weights.size());
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide product = static_cast<Wide>(total.value()) * weights[i].value();
    const auto part = static_cast<std::int64_t>(product / sum);
    // A remainder is below the sum, which the sanity bound keeps inside 63 bits.
    remainders[i] = static_cast<std::uint64_t>(product % sum);
    parts[i] = Fen(part);
    given += part;
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto left = static_cast<std::ptrdiff_t>(total.value() - given);
  const auto larger = [&](std::size_t a, std::size_t b) {
    return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : a < b;
  };
  std::nth_element(order.begin(), order.begin() + left, order.end(), larger);
  for (std::ptrdiff_t i = 0; i < left; ++i) parts[order[static_cast<std::size_t>(i)]] += Fen(1);
  return parts;
}

}  // namespace yigang

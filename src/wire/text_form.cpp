// Grammar of a moment: YYYY-MM-DD "T" HH:MM:SS [ "." 1–3 digits ] ( "Z" | ("+"|"-") HH:MM ).
#include "wire/text_form.h"

#include <fmt/format.h>

#include "base/check.h"
#include "base/text.h"

namespace yigang::wire {

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kChina = 8 * 3'600'000;

// Two digits at `at`, at most `most`; nothing otherwise.
std::optional<std::int64_t> two_digits(std::string_view text, std::size_t at, std::int64_t most) {
  if (at + 2 > text.size()) return std::nullopt;
  const char high = text[at];
  const char low = text[at + 1];
  if (high < '0' || high > '9' || low < '0' || low > '9') return std::nullopt;
  const std::int64_t value = (high - '0') * 10 + (low - '0');
  return value <= most ? std::optional(value) : std::nullopt;
}

// The offset in milliseconds; `text` begins after the seconds.
std::optional<std::int64_t> parse_offset(std::string_view text) {
  if (text == "Z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto hours = two_digits(text, 1, 14);
  const auto minutes = two_digits(text, 4, 59);
  if (!hours || !minutes) return std::nullopt;
  const std::int64_t size = (*hours * 60 + *minutes) * 60'000;
  return text[0] == '+' ? size : -size;
}

}  // namespace

std::string instant_text(Instant instant) {
  const std::int64_t local = to_milliseconds(instant) + kChina;
  const std::int64_t rest = ((local % kDay) + kDay) % kDay;
  std::string text =
      to_text(day_in_china(instant)) +
      fmt::format("T{:02}:{:02}:{:02}", rest / 3'600'000, rest / 60'000 % 60, rest / 1000 % 60);
  if (rest % 1000 != 0) text += fmt::format(".{:03}", rest % 1000);
  return text + "+08:00";
}

Result<Instant> parse_instant(std::string_view text) {
  const auto bad = [] { return fail(bad_input("bad_instant")); };
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return bad();
  const auto date = parse_date(text.substr(0, 10));
  const auto hours = two_digits(text, 11, 23);
  const auto minutes = two_digits(text, 14, 59);
  const auto seconds = two_digits(text, 17, 59);
  if (!date || !hours || !minutes || !seconds) return bad();
  std::int64_t milliseconds = 0;
  std::size_t at = 19;
  if (text[at] == '.') {
    std::int64_t weight = 100;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, weight /= 10) {
      if (weight == 0) return bad();
      milliseconds += (text[at] - '0') * weight;
    }
    if (at == 20) return bad();
  }
  const auto offset = parse_offset(text.substr(at));
  if (!offset) return bad();
  return from_milliseconds(date->days_since_1970() * kDay +
                           ((*hours * 60 + *minutes) * 60 + *seconds) * 1000 + milliseconds -
                           *offset);
}

ResidentNumber TextForm<ResidentNumber>::blank() {
  static const ResidentNumber number = [] {
    const std::string digits = "37159919700101000";
    const auto parsed =
        ResidentNumber::parse(digits + std::string(1, resident_number_check_character(digits)));
    CHECK(parsed.has_value());
    return *parsed;
  }();
  return number;
}

}  // namespace yigang::wire

// Values of core from text: numbers of persons and bodies, money, days, months, hours, codes, ids.
// What is read and printed is read again as the same value.
#include <algorithm>

#include "base/text.h"
#include "core/area.h"
#include "core/calendar.h"
#include "core/fen.h"
#include "core/id.h"
#include "core/resident_number.h"
#include "core/tenths.h"
#include "fuzz.h"

namespace {

using namespace yigang;

void resident_number(std::string_view text) {
  const auto number = ResidentNumber::parse(text);
  if (!number) return;
  MUST(number->full().size() == 18);
  MUST(ResidentNumber::parse(number->full()).value() == *number);
  MUST(number->masked().substr(6, 8) == "********");
  MUST(number->full().find(' ') == std::string::npos);
  (void)number->birth_date();
}

void fifteen_digits(std::string_view text) {
  const auto number = resident_number_from_15(text);
  if (number) MUST(number->size() == 18);
}

template <class Parse>
void round_trip(std::string_view text, Parse parse) {
  const auto value = parse(text);
  if (!value) return;
  const auto again = parse(to_text(*value));
  MUST(again && *again == *value);
}

void folded(std::string_view text) {
  if (first_invalid_utf8(text)) return;
  const std::string once = fold_width(text);
  MUST(!first_invalid_utf8(once));
  MUST(fold_width(once) == once);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  yigang::fuzz::Input input(data, size);
  const std::size_t which = input.choice(11);
  const std::string_view text = input.text();
  if (which == 0) resident_number(text);
  if (which == 1) fifteen_digits(text);
  if (which == 2) round_trip(text, [](std::string_view t) { return parse_yuan(t); });
  if (which == 3) round_trip(text, [](std::string_view t) { return parse_date(t); });
  if (which == 4) round_trip(text, [](std::string_view t) { return parse_month(t); });
  if (which == 5) round_trip(text, [](std::string_view t) { return parse_hours(t); });
  if (which == 6) round_trip(text, [](std::string_view t) { return parse_unit_code(t); });
  if (which == 7) round_trip(text, [](std::string_view t) { return parse_place_code(t); });
  if (which == 8) round_trip(text, [](std::string_view t) { return parse_id<struct Any>(t); });
  if (which == 9) folded(text);
  if (which == 10) round_trip(text, [](std::string_view t) { return parse_work_days(t); });
  return 0;
}

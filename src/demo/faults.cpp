#include "demo/faults.h"

namespace yigang::demo {

namespace {

std::string with_wrong_check(std::string digits) {
  const char last = digits.back();
  digits.back() = last == 'X' || last == '9' ? '0' : static_cast<char>(last + 1);
  return digits;
}

// As cards were until 1999: without the century and the check character.
std::string in_fifteen(const std::string& digits) {
  return digits.substr(0, 6) + digits.substr(8, 9);
}

std::string in_full_width(const std::string& digits) {
  std::string text;
  for (const char c : digits) {
    // U+FF10 … U+FF19 and U+FF38.
    text += "\xEF\xBC";
    text += c == 'X' ? '\xB8' : static_cast<char>('\x90' + (c - '0'));
  }
  return text;
}

// What a spreadsheet makes of 18 digits; the last ones are lost for good.
std::string in_scientific(const std::string& digits) {
  return digits.substr(0, 1) + "." + digits.substr(1, 5) + "E+17";
}

}  // namespace

std::optional<Miswritten> miswritten(Faults& faults, const ResidentNumber& number) {
  const std::string& digits = number.full();
  if (faults.wrong_check.next())
    return Miswritten{"number_wrong_check", with_wrong_check(digits), "resident_number_check"};
  if (number.birth_date().year() < 2000 && faults.fifteen_digits.next())
    return Miswritten{"number_15_digits", in_fifteen(digits), "resident_number_15"};
  if (faults.scientific.next())
    return Miswritten{"number_scientific", in_scientific(digits), "resident_number_scientific"};
  if (faults.full_width.next()) return Miswritten{"number_full_width", in_full_width(digits), ""};
  if (faults.trailing_space.next()) return Miswritten{"number_trailing_space", digits + " ", ""};
  return std::nullopt;
}

}  // namespace yigang::demo

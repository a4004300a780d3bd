// The citizen number, GB 11643-1999: 17 digits and a check character. It names one person, so it
// masks itself: there is no stream operator, and the only ways to its digits are `full()` (storage,
// sealed fields, files with permission) and `masked()`. The area prefix is never judged: old 3725xx
// numbers and married-in residents are as good as any, and 户籍 is never derived from it (domain.md
// §4.1).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "core/calendar.h"
#include "core/nouns.h"

namespace yigang {

class ResidentNumber {
 public:
  // Folds width, strips spaces, upper-cases a final x, then checks. Refusals:
  // `resident_number_scientific` (3.7E+17: digits are lost, never repaired), `resident_number_15`
  // (candidate, only an import may offer it), `resident_number_shape`,
  // `resident_number_birth_date`, `resident_number_check`.
  [[nodiscard]] static Result<ResidentNumber> parse(std::string_view text);

  [[nodiscard]] const std::string& full() const { return digits_; }
  // 371599********1234: the eight birth digits hidden (domain.md §4.6).
  [[nodiscard]] std::string masked() const;
  [[nodiscard]] Date birth_date() const;
  [[nodiscard]] Sex sex() const;
  friend bool operator==(const ResidentNumber&, const ResidentNumber&) = default;

 private:
  explicit ResidentNumber(std::string digits) : digits_(std::move(digits)) {}
  std::string digits_;
};

// The check character of 17 digits.
[[nodiscard]] char resident_number_check_character(std::string_view seventeen_digits);
// 15 old digits to the 18 of today: "19" after digit 6, check character at the end. Refuses other
// shapes.
[[nodiscard]] Result<std::string> resident_number_from_15(std::string_view fifteen_digits);

}  // namespace yigang

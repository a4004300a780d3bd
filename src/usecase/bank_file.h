// The two files between a unit and its bank, UTF-8, each line ending in LF. The bank's own layouts
// differ by county; these are ours, and a converter stands at the border.
//   file    = "YGFK|1|" unit "|" batch "|" month "|" count "|" total "|" digest LF *row
//   row     = line "|" account "|" holder "|" amount "|" resident number "|" remark LF
//   answer  = "YGHP|1|" unit "|" batch "|" count LF *result
//   result  = line "|" account "|" amount "|" code "|" reason "|" reference LF
//   digest  = SM3 of the rows' bytes, hexadecimal; code = "0000" (paid) or another (returned);
//   amounts in yuan with two decimals; no field holds "|", a line end or another control
//   character; code, reason and reference have at most 40, 200 and 64 characters. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/area.h"
#include "core/calendar.h"
#include "core/fen.h"

namespace yigang::usecase {

struct BankFileHead {
  UnitCode unit;
  std::int64_t batch = 0;
  Month month;
};
struct BankFileRow {
  std::int64_t line = 0;
  std::string account;
  std::string holder;
  Fen amount;
  std::string resident_number;
  std::string remark;
};
[[nodiscard]] std::string write_bank_file(const BankFileHead& head,
                                          const std::vector<BankFileRow>& rows);

struct BankResult {
  std::int64_t line = 0;  // of the batch
  std::string account;
  Fen amount;
  std::string code;
  std::string reason;
  std::string reference;
  int file_line = 0;
  [[nodiscard]] bool paid() const { return code == "0000"; }
};
struct BankAnswer {
  UnitCode unit;
  std::int64_t batch = 0;
  std::vector<BankResult> results;
};
// Refusals name the line of the file, or the byte: `file_not_utf8`, `bank_return_shape`,
// `bank_return_control`, `bank_return_long`, `bank_return_count`, `bank_return_twice`, and those of
// money.
[[nodiscard]] Result<BankAnswer> read_bank_answer(std::string_view text);

// Digits only, 8 to 30, and nobody's resident number; refusals `account_shape`,
// `account_is_resident_number`. Spaces are dropped, full-width digits folded.
[[nodiscard]] Result<std::string> parse_account(std::string_view text);
// 18 digits with a birth date and the right check digit: 社会保障号码 is no account (domain.md
// §4.4).
[[nodiscard]] bool is_resident_number(std::string_view account);
// Luhn, for cards of 16–19 digits; other lengths have no check digit.
[[nodiscard]] bool check_digit_fails(std::string_view account);

}  // namespace yigang::usecase

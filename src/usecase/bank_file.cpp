#include "usecase/bank_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "core/resident_number.h"
#include "crypto/digest.h"

namespace yigang::usecase {

std::string write_bank_file(const BankFileHead& head, const std::vector<BankFileRow>& rows) {
  std::string body;
  Fen total;
  for (const BankFileRow& row : rows) {
    body += fmt::format("{}|{}|{}|{}|{}|{}\n", row.line, row.account, row.holder,
                        to_text(row.amount), row.resident_number, row.remark);
    total += row.amount;
  }
  return fmt::format("YGFK|1|{}|{}|{}|{}|{}|{}\n", to_text(head.unit), head.batch,
                     to_text(head.month), rows.size(), to_text(total), to_hex(crypto::sm3(body))) +
         body;
}

namespace {

Problem at_line(Problem problem, int line) {
  problem.field = "line " + std::to_string(line);
  return problem;
}

Result<std::int64_t> positive(std::string_view text, int line) {
  const auto number = parse_integer(text);
  if (!number || *number <= 0) return fail(at_line(bad_input("bank_return_shape"), line));
  return *number;
}

// What a bank writes for people; a place is the field's number in the line.
struct TextLimit {
  std::size_t place = 0;
  std::size_t most = 0;
};
constexpr std::array<TextLimit, 3> kTextLimits{{{4, 40}, {5, 200}, {6, 64}}};

// C0, DEL and C1 are not for people, and nobody sees them on the screen; U+202A–202E and
// U+2066–2069 turn the order in which the text is shown.
bool holds_control(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t point = next_code_point(text, offset);
    const bool turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    if (point < 0x20 || (point >= 0x7F && point < 0xA0) || turns) return true;
  }
  return false;
}

Result<> check_texts(const std::vector<std::string_view>& fields, int line) {
  for (const TextLimit& limit : kTextLimits)
    if (code_point_count(fields[limit.place - 1]) > limit.most)
      return fail(at_line(bad_input("bank_return_long")
                              .with("place", std::to_string(limit.place))
                              .with("limit", std::to_string(limit.most)),
                          line));
  return {};
}

Result<BankResult> parse_result(std::string_view text, int line) {
  if (holds_control(text)) return fail(at_line(bad_input("bank_return_control"), line));
  const std::vector<std::string_view> fields = split(text, '|');
  if (fields.size() != 6 || fields[3].empty())
    return fail(at_line(bad_input("bank_return_shape"), line));
  TRY_VOID(check_texts(fields, line));
  BankResult result;
  TRY(result.line, positive(fields[0], line));
  result.account = std::string(fields[1]);
  auto amount = parse_yuan(fields[2]);
  if (!amount) return fail(at_line(std::move(amount).error(), line));
  result.amount = *amount;
  result.code = std::string(fields[3]);
  result.reason = std::string(fields[4]);
  result.reference = std::string(fields[5]);
  result.file_line = line;
  // A returned line without a reason leaves nobody wiser.
  if (!result.paid() && trim(result.reason).empty())
    return fail(at_line(bad_input("bank_return_shape"), line));
  return result;
}

}  // namespace

Result<BankAnswer> read_bank_answer(std::string_view text) {
  if (const auto offset = first_invalid_utf8(text))
    return fail(bad_input("file_not_utf8")
                    .with("offset", std::to_string(*offset))
                    .at("byte " + std::to_string(*offset)));
  if (text.empty() || text.back() != '\n') return fail(at_line(bad_input("bank_return_shape"), 1));
  std::vector<std::string_view> lines = split(text.substr(0, text.size() - 1), '\n');
  for (std::string_view& line : lines)
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  const std::vector<std::string_view> head = split(lines.front(), '|');
  if (head.size() != 5 || head[0] != "YGHP" || head[1] != "1")
    return fail(at_line(bad_input("bank_return_shape"), 1));
  BankAnswer answer;
  TRY(answer.unit, parse_unit_code(head[2]));
  TRY(answer.batch, positive(head[3], 1));
  TRY(const std::int64_t count, positive(head[4], 1));
  if (count != static_cast<std::int64_t>(lines.size()) - 1)
    return fail(at_line(bad_input("bank_return_count")
                            .with("stated", std::to_string(count))
                            .with("found", std::to_string(lines.size() - 1)),
                        1));
  std::set<std::int64_t> seen;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const int line = static_cast<int>(i + 1);
    TRY(BankResult result, parse_result(lines[i], line));
    if (!seen.insert(result.line).second)
      return fail(
          at_line(bad_input("bank_return_twice").with("line", std::to_string(result.line)), line));
    answer.results.push_back(std::move(result));
  }
  return answer;
}

Result<std::string> parse_account(std::string_view text) {
  std::string digits = fold_width(text);
  std::erase(digits, ' ');
  const bool all = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  if (!all || digits.size() < 8 || digits.size() > 30)
    return fail(bad_input("account_shape").at("account"));
  if (is_resident_number(digits))
    return fail(bad_input("account_is_resident_number").at("account"));
  return digits;
}

bool is_resident_number(std::string_view account) {
  return account.size() == 18 && ResidentNumber::parse(account).has_value();
}

bool check_digit_fails(std::string_view account) {
  if (account.size() < 16 || account.size() > 19) return false;
  int sum = 0;
  for (std::size_t i = 0; i < account.size(); ++i) {
    int digit = account[account.size() - 1 - i] - '0';
    if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 != 0;
}

}  // namespace yigang::usecase

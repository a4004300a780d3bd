#include "cases/row.h"

#include "base/text.h"
#include "policy/tenure.h"

namespace yigang::cases {

namespace {

template <class T>
Result<T> named(Result<T> result, std::string_view column) {
  if (!result) result.error().field = column;
  return result;
}

}  // namespace

Problem unknown_word(std::string_view column, std::string_view found,
                     const std::vector<std::string>& known) {
  return bad_input("case_unknown_word")
      .with("word", std::string(found.substr(0, 60)))
      .with("nearest", nearest_word(found, known))
      .at(std::string(column));
}

Problem contradiction(std::string_view column, std::string_view code) {
  return bad_input(code).at(std::string(column));
}

std::string_view Row::cell(std::string_view column) const {
  const auto at = cells_.find(column);
  return at != cells_.end() ? std::string_view(at->second) : std::string_view();
}

Result<std::string_view> Row::filled(std::string_view column) const {
  const std::string_view text = cell(column);
  if (text.empty()) return fail(bad_input("case_cell_empty").at(std::string(column)));
  return text;
}

Result<> Row::must_be_empty(std::string_view column, std::string_view code) const {
  if (!empty(column)) return fail(contradiction(column, code));
  return {};
}

Result<Date> Row::date(std::string_view column) const {
  TRY(const std::string_view text, filled(column));
  return named(parse_date(text), column);
}

Result<std::optional<Date>> Row::optional_date(std::string_view column) const {
  if (empty(column)) return std::optional<Date>();
  TRY(const Date day, date(column));
  return std::optional<Date>(day);
}

Result<Month> Row::month(std::string_view column) const {
  TRY(const std::string_view text, filled(column));
  return named(parse_month(text), column);
}

Result<std::int64_t> Row::count_or_zero(std::string_view column) const {
  if (empty(column)) return 0;
  const auto number = parse_integer(cell(column));
  if (!number || *number < 0 || *number > 10'000'000)
    return fail(bad_input("case_bad_count").at(std::string(column)));
  return *number;
}

Result<Fen> Row::money(std::string_view column) const {
  TRY(const std::string_view text, filled(column));
  return named(parse_yuan(text), column);
}

Result<Fen> Row::money_or_zero(std::string_view column) const {
  if (empty(column)) return Fen();
  TRY(const Fen amount, money(column));
  if (amount.is_negative()) return fail(contradiction(column, "case_negative"));
  return amount;
}

Result<UnitCode> Row::unit(const law::LawSnapshot& law) const {
  TRY(const std::string_view text, filled("unit"));
  std::vector<std::string> known;
  for (const law::Unit& unit : law.areas().units()) {
    if (to_text(unit.code) == text) return unit.code;
    known.push_back(to_text(unit.code));
  }
  return fail(unknown_word("unit", text, known));
}

Result<std::vector<std::string_view>> Row::list(std::string_view column) const {
  std::vector<std::string_view> parts;
  if (empty(column)) return parts;
  for (const std::string_view part : split(cell(column), ';')) {
    parts.push_back(trim(part));
    if (parts.back().empty()) return fail(bad_input("case_empty_part").at(std::string(column)));
  }
  return parts;
}

// months = entry *( ";" entry ), entry = month / month ".." month
Result<std::vector<Month>> Row::months(std::string_view column) const {
  TRY(const std::vector<std::string_view> parts, list(column));
  std::vector<Month> months;
  for (const std::string_view part : parts) {
    const std::size_t dots = part.find("..");
    TRY(const Month first, named(parse_month(trim(part.substr(0, dots))), column));
    Month last = first;
    if (dots != std::string_view::npos) {
      TRY(last, named(parse_month(trim(part.substr(dots + 2))), column));
    }
    if (last < first) return fail(contradiction(column, "case_range_backwards"));
    for (Month month = first; month <= last; month = month.plus(1)) months.push_back(month);
  }
  return policy::distinct_months(std::move(months));
}

Column needed_column(std::string name) {
  return Column{.name = std::move(name), .needed = true};
}
Column optional_column(std::string name) {
  return Column{.name = std::move(name)};
}
Column expect_column(std::string name, ExpectForm form, std::vector<std::string> words) {
  return Column{.name = "expect." + std::move(name), .expect = form, .words = std::move(words)};
}

}  // namespace yigang::cases

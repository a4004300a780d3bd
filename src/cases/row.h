// One row of a case table and the readers of its cells. Every reader names its column in the
// problem (Problem::field). Cells are trimmed; an absent optional column reads as empty. Inside
// `cases` only.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/area.h"
#include "core/calendar.h"
#include "core/fen.h"
#include "core/nouns.h"
#include "law/snapshot.h"
#include "policy/eligibility.h"

namespace yigang::cases {

// A word that is not known, with the nearest one that is.
[[nodiscard]] Problem unknown_word(std::string_view column, std::string_view found,
                                   const std::vector<std::string>& known);
[[nodiscard]] Problem contradiction(std::string_view column, std::string_view code);

class Row {
 public:
  Row(int line, std::map<std::string, std::string, std::less<>> cells)
      : line_(line), cells_(std::move(cells)) {}

  [[nodiscard]] int line() const { return line_; }
  [[nodiscard]] std::string_view cell(std::string_view column) const;
  [[nodiscard]] bool empty(std::string_view column) const { return cell(column).empty(); }
  // Refusal `case_cell_empty`.
  [[nodiscard]] Result<std::string_view> filled(std::string_view column) const;
  [[nodiscard]] Result<> must_be_empty(std::string_view column, std::string_view code) const;

  [[nodiscard]] Result<Date> date(std::string_view column) const;
  [[nodiscard]] Result<std::optional<Date>> optional_date(std::string_view column) const;
  [[nodiscard]] Result<Month> month(std::string_view column) const;
  [[nodiscard]] Result<std::int64_t> count_or_zero(std::string_view column) const;
  [[nodiscard]] Result<Fen> money(std::string_view column) const;
  [[nodiscard]] Result<Fen> money_or_zero(std::string_view column) const;
  [[nodiscard]] Result<UnitCode> unit(const law::LawSnapshot& law) const;
  // The parts of a list, trimmed; an empty cell is an empty list, an empty part is refused.
  [[nodiscard]] Result<std::vector<std::string_view>> list(std::string_view column) const;
  // 2022-03..2022-12;2023-06, sorted, each month once.
  [[nodiscard]] Result<std::vector<Month>> months(std::string_view column) const;

  template <class E>
  [[nodiscard]] Result<E> word(std::string_view column) const {
    TRY(const std::string_view text, filled(column));
    if (const auto found = enum_from_word<E>(text)) return *found;
    return fail(unknown_word(column, text, enum_words<E>()));
  }
  template <class E>
  [[nodiscard]] Result<std::optional<E>> optional_word(std::string_view column) const {
    if (empty(column)) return std::optional<E>();
    TRY(const E value, word<E>(column));
    return std::optional<E>(value);
  }

 private:
  int line_;
  std::map<std::string, std::string, std::less<>> cells_;
};

// What came out, column by column; nothing = empty. `all` is the whole list where the value is its
// first word: an expectation that is a list is compared with it.
struct Actual {
  std::string column;
  std::optional<std::string> value;
  std::string all;
};
using Actuals = std::vector<Actual>;

// What a row comes to: the values of its columns, and how they came out.
struct Evaluated {
  Actuals actuals;
  Date day;             // by whose law it was judged
  std::string outcome;  // a word of the answer's own, or "computed"
  std::optional<std::string> headline;
  policy::Trace trace;
  std::optional<policy::EligibilityFacts>
      eligibility;  // what would turn a verdict is asked of them
};

enum class ExpectForm : std::uint8_t { date, month, money, count, words };

struct Column {
  std::string name;
  bool needed = false;  // an input column without which no row can be read
  std::optional<ExpectForm> expect;
  std::vector<std::string> words;  // of ExpectForm::words
};

struct Kind {
  std::vector<Column> columns;
  std::function<Result<Evaluated>(const Row&, const law::LawSnapshot&)> evaluate;
};

[[nodiscard]] Kind retirement_kind();
[[nodiscard]] Kind eligibility_kind();
[[nodiscard]] Kind tenure_kind();
[[nodiscard]] Kind allowance_kind();
[[nodiscard]] Kind funding_kind();

[[nodiscard]] Column needed_column(std::string name);
[[nodiscard]] Column optional_column(std::string name);
[[nodiscard]] Column expect_column(std::string name, ExpectForm form,
                                   std::vector<std::string> words = {});

}  // namespace yigang::cases

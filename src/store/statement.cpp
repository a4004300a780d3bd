#include "store/statement.h"

#include <algorithm>

#include "base/text.h"

namespace yigang::store {

namespace {

// text  = *( word / string / name / comment / place / other )
// word  = (letter / "_" / byte ≥ 80) *( letter / digit / "_" / byte ≥ 80 )
// string = "'" *( other than "'" / "''" ) "'"          name = the same with double quotes
// comment = "--" … line end / "/*" … "*/"              place = "?" 1*3digit, 1 … 999

constexpr int kMaxParameters = 999;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view sql) : sql_(sql) {}

  Result<Statement> read() {
    while (at_ < sql_.size()) TRY_VOID(read_token());
    for (int i = 1; i <= statement_.parameters; ++i)
      if (!seen_[static_cast<std::size_t>(i)]) return fail(wrong());
    TRY_VOID(find_changed_tables());
    return std::move(statement_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0';
  }
  [[nodiscard]] Problem wrong() const {
    return failure("bad_statement").with("offset", std::to_string(at_));
  }
  void copy_to(std::size_t end) {
    statement_.postgres.append(sql_.substr(at_, end - at_));
    at_ = end;
  }

  Result<> read_token() {
    const char c = peek();
    if (c == '\'' || c == '"') return read_quoted(c);
    if (c == '-' && peek(1) == '-') return read_line_comment();
    if (c == '/' && peek(1) == '*') return read_comment();
    if (c == '?') return read_place();
    if (starts_word(c)) return read_word();
    if (is_digit(c)) {  // 12, 1e5, 0x1F: one token, so that no word is seen in it
      std::size_t end = at_;
      while (end < sql_.size() && (is_digit(sql_[end]) || starts_word(sql_[end]))) ++end;
      copy_to(end);
      words_.emplace_back("0");
      return {};
    }
    if (c == '$' || c == ':' || c == '@' || c == '`' || c == '[') return fail(wrong());
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    // Form feed and vertical tab part words for one engine and not for the other.
    if (!space && static_cast<unsigned char>(c) < ' ') return fail(wrong());
    if (!space) words_.emplace_back(1, c);
    copy_to(at_ + 1);
    return {};
  }

  Result<> read_quoted(char quote) {
    std::size_t end = at_ + 1;
    while (true) {
      end = sql_.find(quote, end);
      if (end == std::string_view::npos) return fail(wrong());
      if (end + 1 >= sql_.size() || sql_[end + 1] != quote) break;
      end += 2;
    }
    if (quote == '"')
      words_.push_back(lower_ascii(sql_.substr(at_ + 1, end - at_ - 1)));
    else
      words_.emplace_back("'");
    copy_to(end + 1);
    return {};
  }

  // A bare CR ends it for PostgreSQL, and what follows is run; SQLite reads on to the LF.
  Result<> read_line_comment() {
    const std::size_t end = std::min(sql_.find_first_of("\r\n", at_), sql_.size());
    if (end < sql_.size() && sql_[end] == '\r' && sql_.substr(end, 2) != "\r\n")
      return fail(wrong());
    copy_to(end);
    return {};
  }

  // PostgreSQL nests comments, SQLite does not.
  Result<> read_comment() {
    const std::size_t end = sql_.find("*/", at_ + 2);
    if (end == std::string_view::npos || sql_.find("/*", at_ + 2) < end) return fail(wrong());
    copy_to(end + 2);
    return {};
  }

  Result<> read_place() {
    std::size_t end = at_ + 1;
    int number = 0;
    while (end < sql_.size() && is_digit(sql_[end]) && number <= kMaxParameters)
      number = number * 10 + (sql_[end++] - '0');
    if (number < 1 || number > kMaxParameters || sql_[at_ + 1] == '0') return fail(wrong());
    seen_[static_cast<std::size_t>(number)] = true;
    statement_.parameters = std::max(statement_.parameters, number);
    statement_.postgres += '$';
    statement_.postgres += std::to_string(number);
    words_.emplace_back("?");
    at_ = end;
    return {};
  }

  // A word glued to a quote (E'…', x'…', U&"…") is a prefix that only one engine reads so.
  Result<> read_word() {
    std::size_t end = at_;
    while (end < sql_.size() && (starts_word(sql_[end]) || is_digit(sql_[end]))) ++end;
    if (end < sql_.size() && (sql_[end] == '\'' || sql_[end] == '"')) return fail(wrong());
    words_.push_back(lower_ascii(sql_.substr(at_, end - at_)));
    copy_to(end);
    return {};
  }

  [[nodiscard]] std::string_view word_at(std::size_t i) const {
    return i < words_.size() ? std::string_view(words_[i]) : std::string_view();
  }
  // The last part of [TABLE] [IF EXISTS] [ONLY] [schema .] table; `i` is left behind it.
  [[nodiscard]] std::string name_at(std::size_t& i) const {
    if (word_at(i) == "table") ++i;
    if (word_at(i) == "if" && word_at(i + 1) == "exists") i += 2;
    if (word_at(i) == "only") ++i;
    while (word_at(i + 1) == ".") i += 2;
    return std::string(word_at(i++));
  }
  // One name, or several with commas between them (TRUNCATE a, b).
  void changes(std::size_t i) {
    do {
      statement_.changed_tables.push_back(name_at(i));
      while (word_at(i) == "*") ++i;
    } while (word_at(i++) == ",");
  }

  Result<> find_changed_tables() {
    std::vector<std::string> inserted_into;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string_view before = i == 0 ? std::string_view() : word_at(i - 1);
      const std::string_view now = word_at(i);
      const std::string_view next = word_at(i + 1);
      if (now == "replace" && (before == "or" || next == "into")) return fail(wrong());
      // engines.md §5: not used; its UPDATE names no table.
      if (now == "merge" && next == "into") return fail(wrong());
      if (now == "into" && before == "insert") {
        std::size_t name = i + 1;
        inserted_into.push_back(name_at(name));
      }
      if (now == "update" && before == "do")
        statement_.changed_tables.insert(statement_.changed_tables.end(), inserted_into.begin(),
                                         inserted_into.end());
      if (now == "update" && before != "do" && before != "for" && before != "on") {
        std::size_t name = next == "or" ? i + 3 : i + 1;
        statement_.changed_tables.push_back(name_at(name));
      }
      if (now == "delete" && next == "from") {
        std::size_t name = i + 2;
        statement_.changed_tables.push_back(name_at(name));
      }
      const bool definition = (now == "drop" || now == "alter") && next == "table";
      if (now == "truncate" || definition) changes(i + 1);
    }
    return {};
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  Statement statement_;
  std::vector<std::string> words_;
  std::vector<bool> seen_ = std::vector<bool>(kMaxParameters + 1);
};

}  // namespace

Result<Statement> parse_statement(std::string_view sql) {
  return Tokenizer(sql).read();
}

Result<> check_append_only(const Statement& statement,
                           const std::vector<std::string>& append_only_tables) {
  for (const std::string& table : statement.changed_tables)
    if (std::ranges::find(append_only_tables, table) != append_only_tables.end())
      return fail(failure("row_append_only"));
  return {};
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && !is_digit(name.front()) && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_';
  });
}

}  // namespace yigang::store

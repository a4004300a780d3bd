#include "base/csv.h"

#include <fmt/format.h>

#include "base/text.h"

namespace yigang {

namespace {

class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file) {
    if (file_.starts_with("\xEF\xBB\xBF")) file_.remove_prefix(3);
  }

  Result<std::vector<CsvRecord>> read() {
    std::vector<CsvRecord> records;
    while (at_ < file_.size()) {
      CsvRecord record;
      record.line = line_;
      TRY_VOID(read_record(record));
      const bool blank = record.fields.size() == 1 && trim(record.fields[0]).empty();
      if (!blank) records.push_back(std::move(record));
    }
    return records;
  }

 private:
  Result<> read_record(CsvRecord& record) {
    while (true) {
      TRY(std::string field,
          at_ < file_.size() && file_[at_] == '"' ? read_quoted() : read_plain());
      record.fields.push_back(std::move(field));
      if (at_ >= file_.size()) return {};
      if (file_[at_] == ',') {
        ++at_;
        continue;
      }
      pass_line_end();
      return {};
    }
  }

  Result<std::string> read_plain() {
    const std::size_t start = at_;
    while (at_ < file_.size() && file_[at_] != ',' && file_[at_] != '\n' && file_[at_] != '\r') {
      if (file_[at_] == '"') return fail(wrong("csv_stray_quote"));
      ++at_;
    }
    return std::string(file_.substr(start, at_ - start));
  }

  Result<std::string> read_quoted() {
    std::string field;
    const int opened = line_;
    ++at_;
    while (at_ < file_.size()) {
      const char c = file_[at_++];
      if (c == '"') {
        if (at_ < file_.size() && file_[at_] == '"') {
          field.push_back('"');
          ++at_;
          continue;
        }
        const bool ends =
            at_ >= file_.size() || file_[at_] == ',' || file_[at_] == '\n' || file_[at_] == '\r';
        if (!ends) return fail(wrong("csv_text_after_quote"));
        return field;
      }
      if (c == '\n') ++line_;
      field.push_back(c);
    }
    line_ = opened;
    return fail(wrong("csv_open_quote"));
  }

  void pass_line_end() {
    if (file_[at_] == '\r' && at_ + 1 < file_.size() && file_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
  }

  [[nodiscard]] Problem wrong(std::string_view code) const {
    return bad_input(code).with("line", std::to_string(line_)).at(fmt::format("line {}", line_));
  }

  std::string_view file_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

Result<std::vector<CsvRecord>> parse_csv(std::string_view file) {
  if (const auto offset = first_invalid_utf8(file))
    return fail(bad_input("not_utf8").with("offset", std::to_string(*offset)));
  // UTF-16 without its mark passes for UTF-8 as far as its letters are Latin; its zeros do not.
  if (const auto zero = file.find('\0'); zero != std::string_view::npos)
    return fail(bad_input("not_utf8").with("offset", std::to_string(zero)));
  return Reader(file).read();
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of("\",\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  quoted.push_back('"');
  return quoted;
}

}  // namespace yigang

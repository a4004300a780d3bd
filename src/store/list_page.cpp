#include "store/list_page.h"

namespace yigang::store {

Result<std::int64_t> count(Reader& reader, std::string_view table, std::string_view where,
                           const Args& arguments) {
  TRY(const std::optional<Row> row, reader.query_one("SELECT COUNT(*) FROM " + std::string(table) +
                                                         " WHERE " + std::string(where),
                                                     arguments));
  return row->get<std::int64_t>(0);
}

std::string containing(const std::optional<std::string>& words) {
  std::string pattern = "%";
  for (const char sign : words.value_or(std::string())) {
    if (sign == '%' || sign == '_' || sign == '!') pattern += '!';
    pattern += sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign;
  }
  return pattern + "%";
}

std::int64_t yes_or_any(const std::optional<bool>& wanted) {
  return wanted ? (*wanted ? 1 : 0) : -1;
}

}  // namespace yigang::store

#include "store/list_order.h"

#include <fmt/format.h>

namespace yigang::store {

namespace {

// "?7", the place of an argument that is added here.
std::string place_of(Args& arguments, const Value& value) {
  const bool text = std::holds_alternative<std::string>(value);
  arguments.add_value(value, text ? ValueType::text : ValueType::integer);
  return "?" + std::to_string(arguments.size());
}

}  // namespace

Result<PageStart> page_start(Reader& reader, const ListOrder& order, std::string_view from,
                             std::string_view where, const Args& scope, std::int64_t after,
                             std::string_view id) {
  if (after == 0 || order.column.empty()) return PageStart{after, {}};
  Args arguments = scope;
  const std::string last = place_of(arguments, after);
  TRY(const std::optional<Row> row,
      reader.query_one(fmt::format("SELECT {} FROM {} WHERE {} AND {} = {}", order.column, from,
                                   where, id, last),
                       arguments));
  if (!row) return fail(bad_input("bad_cursor").at("after"));
  return PageStart{after, (*row)[0]};
}

std::string page_order(const ListOrder& order, std::string_view id) {
  const std::string_view way = order.descending ? " DESC" : "";
  const std::string first =
      order.column.empty() ? std::string() : fmt::format("{}{}, ", order.column, way);
  return fmt::format(" ORDER BY {}{}{}", first, id, way);
}

std::string page_tail(Args& arguments, const ListOrder& order, const PageStart& start,
                      std::int64_t limit, std::string_view id) {
  const std::string_view beyond = order.descending ? "<" : ">";
  std::string text;
  if (start.after != 0 && order.column.empty()) {
    text = fmt::format(" AND {} {} {}", id, beyond, place_of(arguments, start.after));
  } else if (start.after != 0) {
    const std::string at = place_of(arguments, start.at);
    text = fmt::format(" AND ({}, {}) {} ({}, {})", order.column, id, beyond, at,
                       place_of(arguments, start.after));
  }
  return text + page_order(order, id) + " LIMIT " + place_of(arguments, limit);
}

}  // namespace yigang::store

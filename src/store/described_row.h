// Moves a described row struct (x_rows.h) to and from its table: member names are column names, so
// that a column is named once. Not an object mapper: no relations, no caching, no lazy reads;
// whatever selects by more than a key is a named statement in x_queries.h. Unit tables have the key
// (unit, id), reference tables (id). `save` is rule 7 of engines.md: it takes the row by its
// version and raises it; a row that has moved on is `stale_version` (409).
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace yigang::store {

namespace detail {

template <class R>
using RowMembers = boost::describe::describe_members<R, boost::describe::mod_public>;

template <class R, class F>
void for_each_column(F&& f) {
  boost::mp11::mp_for_each<RowMembers<R>>([&](auto d) {
    // Static members (kTable) are no columns.
    if constexpr (std::is_member_object_pointer_v<decltype(d.pointer)>)
      f(std::string_view(d.name), d.pointer);
  });
}

[[nodiscard]] std::string insert_text(std::string_view table,
                                      const std::vector<std::string>& columns);
[[nodiscard]] std::string save_text(std::string_view table,
                                    const std::vector<std::string>& columns);
[[nodiscard]] Result<> stale(std::string_view table);

}  // namespace detail

// The version of a row of a unit table; nothing if there is no such row.
[[nodiscard]] Result<std::optional<std::int64_t>> version_of(Reader& reader, std::string_view table,
                                                             UnitCode unit, std::int64_t id);

template <class R>
[[nodiscard]] const std::vector<std::string>& columns_of() {
  static const std::vector<std::string> columns = [] {
    std::vector<std::string> names;
    detail::for_each_column<R>([&](std::string_view name, auto) { names.emplace_back(name); });
    return names;
  }();
  return columns;
}

// "unit, id, …", each with the prefix ("p." for a join).
template <class R>
[[nodiscard]] std::string column_list(std::string_view prefix = {}) {
  std::string list;
  for (const std::string& name : columns_of<R>()) {
    if (!list.empty()) list += ", ";
    list += prefix;
    list += name;
  }
  return list;
}

template <class R>
[[nodiscard]] R read_row(const Row& row, std::size_t first = 0) {
  R value;
  std::size_t column = first;
  detail::for_each_column<R>([&](std::string_view, auto pointer) {
    using T = std::remove_cvref_t<decltype(value.*pointer)>;
    value.*pointer = row.get<T>(column++);
  });
  return value;
}

template <class R>
[[nodiscard]] Args args_of(const R& value) {
  Args list;
  detail::for_each_column<R>([&](std::string_view, auto pointer) { list.add(value.*pointer); });
  return list;
}

template <class R>
[[nodiscard]] Result<> insert(Writer& writer, const R& value) {
  static const std::string text = detail::insert_text(R::kTable, columns_of<R>());
  TRY(const std::int64_t count, writer.execute(text, args_of(value)));
  CHECK(count == 1);
  return {};
}

// Takes the row at `value.version`, writes every column and raises the version, in the row and in
// `value`.
template <class R>
[[nodiscard]] Result<> save(Writer& writer, R& value) {
  static const std::string text = detail::save_text(R::kTable, columns_of<R>());
  TRY(const std::int64_t count, writer.execute(text, args_of(value)));
  if (count != 1) return detail::stale(R::kTable);
  ++value.version;
  return {};
}

template <class R>
[[nodiscard]] Result<std::optional<R>> select_one(Reader& reader, std::string_view where,
                                                  const Args& arguments) {
  const std::string text = "SELECT " + column_list<R>() + " FROM " + std::string(R::kTable) +
                           " WHERE " + std::string(where);
  TRY(const std::optional<Row> row, reader.query_one(text, arguments));
  if (!row) return std::optional<R>();
  return std::optional<R>(read_row<R>(*row));
}

// `where` ends in a total ORDER BY.
template <class R>
[[nodiscard]] Result<std::vector<R>> select_all(Reader& reader, std::string_view where,
                                                const Args& arguments) {
  const std::string text = "SELECT " + column_list<R>() + " FROM " + std::string(R::kTable) +
                           " WHERE " + std::string(where);
  std::vector<R> values;
  TRY_VOID(reader.each(text, arguments, [&](const Row& row) -> Result<> {
    values.push_back(read_row<R>(row));
    return {};
  }));
  return values;
}

template <class R, class Tag>
[[nodiscard]] Result<std::optional<R>> find(Reader& reader, UnitCode unit, Id<Tag> id) {
  return select_one<R>(reader, "unit = ?1 AND id = ?2", args(unit, id));
}

}  // namespace yigang::store

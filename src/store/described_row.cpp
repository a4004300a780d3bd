#include "store/described_row.h"

#include <algorithm>

namespace yigang::store::detail {

std::string insert_text(std::string_view table, const std::vector<std::string>& columns) {
  std::string names;
  std::string places;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) {
      names += ", ";
      places += ", ";
    }
    names += columns[i];
    places += "?" + std::to_string(i + 1);
  }
  return "INSERT INTO " + std::string(table) + " (" + names + ") VALUES (" + places + ")";
}

std::string save_text(std::string_view table, const std::vector<std::string>& columns) {
  const auto place = [&](std::string_view name) {
    const auto found = std::find(columns.begin(), columns.end(), name);
    CHECK(found != columns.end());
    return "?" + std::to_string(found - columns.begin() + 1);
  };
  const bool has_unit_key =
      std::find(columns.begin(), columns.end(), "unit") != columns.end() && columns[0] == "unit";
  std::string sets;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == "id" || (has_unit_key && columns[i] == "unit")) continue;
    if (!sets.empty()) sets += ", ";
    sets += columns[i] + " = ?" + std::to_string(i + 1) + (columns[i] == "version" ? " + 1" : "");
  }
  std::string key = "id = " + place("id") + " AND version = " + place("version");
  if (has_unit_key) key = "unit = " + place("unit") + " AND " + key;
  return "UPDATE " + std::string(table) + " SET " + sets + " WHERE " + key;
}

Result<> stale(std::string_view table) {
  return fail(conflict("stale_version").with("table", std::string(table)));
}

}  // namespace yigang::store::detail

namespace yigang::store {

Result<std::optional<std::int64_t>> version_of(Reader& reader, std::string_view table,
                                               UnitCode unit, std::int64_t id) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT version FROM " + std::string(table) + " WHERE unit = ?1 AND id = ?2",
                       args(unit, id)));
  if (!row) return std::optional<std::int64_t>();
  return std::optional(row->get<std::int64_t>(0));
}

}  // namespace yigang::store

// The rows of one unit or of the whole city, as text for a statement whose first argument is the
// unit: for one unit the text is a plain equality, so that the engine takes the index that begins
// with the unit instead of looking at every row (LZ-2022-4 附1: eleven units, engines.md §3).
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

#include "core/area.h"
#include "core/ids.h"

namespace yigang::store {

// `column` is the unit's column of the table that leads, as "a.unit".
[[nodiscard]] inline std::string of_unit(std::string_view column, UnitCode unit) {
  return unit.is_city() ? "?1 = 371500 " : fmt::format("{} = ?1 ", column);
}

// " AND …": only the placements on the posts of the scope's host, empty where it names none.
// `prefix` is the table's, as "p.", or empty. The id is a number of ours, never what was sent.
[[nodiscard]] inline std::string of_host(const std::optional<HostId>& host,
                                         std::string_view prefix) {
  if (!host) return "";
  return fmt::format(
      " AND ({0}unit, {0}post_id) IN (SELECT o.unit, o.id FROM post o WHERE o.host_id = {1})",
      prefix, host->value());
}

}  // namespace yigang::store

// How a list of a register is asked for: the conditions of its scope, the text of a page and the
// count with the same filter. Internal to the lists of the store. Reads.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/described_row.h"
#include "store/list_order.h"
#include "store/list_queries.h"

namespace yigang::store {

// ?1–?3 the scope, ?4 and ?5 the filter's unit and town. `place` is a column that holds a town or a
// village, or a village.
inline constexpr std::string_view kInUnit = "(?1 = 371500 OR unit = ?1) AND (?4 = 0 OR unit = ?4)";
inline constexpr std::string_view kInPlace =
    "(?1 = 371500 OR unit = ?1) AND (?4 = 0 OR unit = ?4) AND (?2 = 0 OR place = ?2 OR place / "
    "1000 = ?2) AND (?3 = 0 OR place = ?3) AND (?5 = 0 OR place = ?5 OR place / 1000 = ?5)";
inline constexpr std::string_view kInVillage =
    "(?1 = 371500 OR unit = ?1) AND (?4 = 0 OR unit = ?4) AND (?2 = 0 OR town = ?2) AND (?3 = 0 OR "
    "village = ?3) AND (?5 = 0 OR town = ?5)";
inline constexpr std::string_view kInPostPlace =
    "(?1 = 371500 OR unit = ?1) AND (?4 = 0 OR unit = ?4) AND (?2 = 0 OR town = ?2) AND (?3 = 0 OR "
    "place = ?3) AND (?5 = 0 OR town = ?5)";
// Of the whole unit, or of the town.
inline constexpr std::string_view kInTownOrUnit =
    "(?1 = 371500 OR unit = ?1) AND (?4 = 0 OR unit = ?4) AND (?2 = 0 OR town IS NULL OR town = "
    "?2) AND (?3 = ?3) AND (?5 = 0 OR town = ?5)";

// The five of them.
template <class Filter>
Args place_args(const ListScope& scope, const Filter& filter) {
  return args(scope.unit, scope.town, scope.village, filter.unit.value_or(UnitCode{}),
              filter.town.value_or(PlaceCode{}));
}

// The end of the text of a page, with its arguments; `within` is the scope of the list.
template <class Filter>
Result<std::string> page_of(Reader& reader, Args& arguments, std::string_view from,
                            std::string_view within, const ListScope& scope, const Filter& filter,
                            const ListOrder& order) {
  const std::int64_t after = filter.after ? filter.after->value() : 0;
  TRY(const PageStart start,
      page_start(reader, order, from, within, place_args(scope, filter), after));
  return page_tail(arguments, order, start, filter.limit);
}

template <class R, class Filter>
Result<std::vector<R>> page(Reader& reader, std::string_view within, std::string_view where,
                            Args arguments, const ListScope& scope, const Filter& filter,
                            const ListOrder& order = {}) {
  TRY(const std::string tail, page_of(reader, arguments, R::kTable, within, scope, filter, order));
  return select_all<R>(reader, std::string(where) + tail, arguments);
}

Result<std::int64_t> count(Reader& reader, std::string_view table, std::string_view where,
                           const Args& arguments);

// The pattern of a text that holds these words, whatever signs they have; of nothing: of any text.
std::string containing(const std::optional<std::string>& words);

// 1 or 0, and -1 when both will do.
std::int64_t yes_or_any(const std::optional<bool>& wanted);

}  // namespace yigang::store

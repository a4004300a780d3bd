// Small questions that every verb asks about places: which unit an id belongs to, where a town or
// village lies.
#pragma once

#include "law/areas.h"
#include "usecase/actor.h"

namespace yigang::usecase {

// The unit whose ordinal the id carries; `not_found` if there is none.
template <class Tag>
[[nodiscard]] Result<UnitCode> unit_of_id(const law::Areas& areas, Id<Tag> id) {
  const auto unit = areas.unit_of_ordinal(id.unit_ordinal());
  if (!unit || id.value() <= 0) return fail(not_found("not_found"));
  return *unit;
}

// The unit itself; `not_found` for a code that is none.
[[nodiscard]] Result<Location> location_of_unit(const law::Areas& areas, UnitCode unit);
// Of a town or a village; `not_found` for a place that is not in the list.
[[nodiscard]] Result<Location> location_of_place(const law::Areas& areas, PlaceCode place);
// A text that must not be empty; refusal `text_missing` at the field.
[[nodiscard]] Result<> require_text(std::string_view text, std::string_view field);
// At most `most` code points; refusal `text_too_long`.
[[nodiscard]] Result<> limit_text(std::string_view text, std::size_t most, std::string_view field);

}  // namespace yigang::usecase

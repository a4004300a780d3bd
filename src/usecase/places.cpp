#include "usecase/places.h"

#include "base/text.h"

namespace yigang::usecase {

Result<Location> location_of_unit(const law::Areas& areas, UnitCode unit) {
  if (areas.unit(unit) == nullptr) return fail(not_found("not_found"));
  return Location{unit, {}, {}};
}

Result<Location> location_of_place(const law::Areas& areas, PlaceCode place) {
  const auto unit = areas.unit_of_town(place);
  if (!unit) return fail(not_found("not_found"));
  if (place.is_village() && areas.village(place) == nullptr) return fail(not_found("not_found"));
  return Location{*unit, place.town(), place.is_village() ? place : PlaceCode{}};
}

Result<> require_text(std::string_view text, std::string_view field) {
  if (trim(text).empty()) return fail(bad_input("text_missing").at(std::string(field)));
  return {};
}

Result<> limit_text(std::string_view text, std::size_t most, std::string_view field) {
  if (code_point_count(text) > most)
    return fail(
        bad_input("text_too_long").with("limit", std::to_string(most)).at(std::string(field)));
  return {};
}

}  // namespace yigang::usecase

// Where a person lives, as every verb about a person asks first; `not_found` for nobody.
#pragma once

#include "store/person_rows.h"
#include "usecase/places.h"
#include "usecase/work.h"

namespace yigang::usecase {

[[nodiscard]] Result<store::PersonRow> person_of(store::Reader& reader, const law::Areas& areas,
                                                 PersonId id);
[[nodiscard]] inline Location location_of(const store::PersonRow& person) {
  return {person.unit, person.town, person.village, person.person_key};
}
[[nodiscard]] Result<Location> location_of_person(store::Reader& reader, const law::Areas& areas,
                                                  PersonId id);
// Lower-case pinyin without tones, then the name: the order of lists. ICU Han-Latin/Names, about 50
// µs.
[[nodiscard]] std::string name_sort_key(std::string_view name);

}  // namespace yigang::usecase

// Makes a migrated database ready: the city and the eleven units of law/areas, for the foreign
// keys. May be run again; a unit that was added to the list is added, none is changed.
#pragma once

#include "usecase/desk.h"

namespace yigang::usecase {

[[nodiscard]] Result<> seed_units(store::Writer& writer, LawShelf& law);

}  // namespace yigang::usecase

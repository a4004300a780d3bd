#include "usecase/prepare.h"

#include "store/setting_queries.h"

namespace yigang::usecase {

Result<> seed_units(store::Writer& writer, LawShelf& law) {
  TRY(const LawShelf::Edition edition, law.edition(writer));
  const law::Areas& areas = edition.snapshot->areas();
  TRY_VOID(store::put_unit(writer, kCity, 0, areas.area_name(kCity)));
  for (const law::Unit& unit : areas.units())
    TRY_VOID(store::put_unit(writer, unit.code, unit.ordinal, unit.name));
  return {};
}

}  // namespace yigang::usecase

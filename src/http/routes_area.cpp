// Places and the catalogue: the same for everybody, from the law's folder.
#include "http/app.h"
#include "http/typed_route.h"
#include "usecase/reads.h"

namespace yigang::http {

namespace {

struct UnitView {
  UnitCode code;
  std::string name;
  UnitCode statistical_area;
};
BOOST_DESCRIBE_STRUCT(UnitView, (), (code, name, statistical_area))

// The statistical tree: the eight areas of GB/T 2260, with the programme units that lie in each.
struct AreaView {
  UnitCode code;
  std::string name;
  std::vector<UnitCode> units;
};
BOOST_DESCRIBE_STRUCT(AreaView, (), (code, name, units))

struct PlaceView {
  PlaceCode code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(PlaceView, (), (code, name))

struct ItemView {
  Side side = Side::rural;
  std::int64_t category_no = 0;
  std::string category;
  std::int64_t item_no = 0;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ItemView, (), (side, category_no, category, item_no, name))

struct OfUnit {
  UnitCode unit;
};
BOOST_DESCRIBE_STRUCT(OfUnit, (), (unit))

struct OfTown {
  PlaceCode town;
};
BOOST_DESCRIBE_STRUCT(OfTown, (), (town))

Result<std::vector<UnitView>> units(Call& call, const wire::Nothing&) {
  TRY(const law::LawPtr law, usecase::law_of(call.app->desk()));
  std::vector<UnitView> views;
  for (const law::Unit& unit : law->areas().units())
    views.push_back({unit.code, unit.name, unit.statistical_area});
  return views;
}

Result<std::vector<AreaView>> areas(Call& call, const wire::Nothing&) {
  TRY(const law::LawPtr law, usecase::law_of(call.app->desk()));
  std::vector<AreaView> views;
  for (const UnitCode code : law->areas().statistical_areas()) {
    AreaView view{code, std::string(law->areas().area_name(code)), {}};
    for (const law::Unit* unit : law->areas().units_in_area(code)) view.units.push_back(unit->code);
    views.push_back(std::move(view));
  }
  return views;
}

Result<std::vector<PlaceView>> towns(Call& call, const OfUnit& query) {
  TRY(const law::LawPtr law, usecase::law_of(call.app->desk()));
  std::vector<PlaceView> views;
  for (const law::Town* town : law->areas().towns_of(query.unit))
    views.push_back({town->code, town->name});
  return views;
}

Result<std::vector<PlaceView>> villages(Call& call, const OfTown& query) {
  TRY(const law::LawPtr law, usecase::law_of(call.app->desk()));
  std::vector<PlaceView> views;
  for (const law::Village& village : law->areas().villages_of(query.town))
    views.push_back({village.code, village.display});
  return views;
}

Result<std::vector<ItemView>> catalogue(Call& call, const wire::Nothing&) {
  TRY(const law::LawPtr law, usecase::law_of(call.app->desk()));
  std::vector<ItemView> views;
  for (const law::CatalogueItem& item : law->catalogue().items())
    views.push_back({item.side, item.category_no, item.category_name, item.item_no, item.name});
  return views;
}

}  // namespace

void add_area_routes(std::vector<Route>& routes) {
  routes.push_back(get<wire::Nothing, std::vector<UnitView>>("/api/v1/units", "list_units", &units)
                       .open_to_all());
  routes.push_back(get<wire::Nothing, std::vector<AreaView>>("/api/v1/areas", "list_areas", &areas)
                       .open_to_all());
  routes.push_back(
      get<OfUnit, std::vector<PlaceView>>("/api/v1/towns", "list_towns", &towns).open_to_all());
  routes.push_back(
      get<OfTown, std::vector<PlaceView>>("/api/v1/villages", "list_villages", &villages)
          .open_to_all());
  routes.push_back(
      get<wire::Nothing, std::vector<ItemView>>("/api/v1/catalogue", "list_catalogue", &catalogue)
          .open_to_all());
}

}  // namespace yigang::http

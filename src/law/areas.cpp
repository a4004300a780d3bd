#include "law/areas.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "law/table.h"

namespace yigang::law {

namespace {

template <class T>
const T* find_sorted(const std::vector<T>& sorted, PlaceCode code) {
  const auto at = std::ranges::lower_bound(sorted, code, {}, &T::code);
  return at != sorted.end() && at->code == code ? &*at : nullptr;
}

}  // namespace

std::string display_name(std::string_view name) {
  // Longer endings first: 社区居委会 ends like 居委会.
  static constexpr std::array<std::string_view, 6> kEndings = {
      "社区居民委员会", "社区居委会", "村民委员会", "居民委员会", "村委会", "居委会"};
  for (const std::string_view ending : kEndings) {
    if (name.size() > ending.size() && name.ends_with(ending)) {
      name.remove_suffix(ending.size());
      break;
    }
  }
  return std::string(name);
}

Result<> Areas::read_units(std::string_view csv) {
  TRY(Table table, Table::read(csv, "law/areas/programme-units.csv",
                               {"code", "code_status", "name", "kind", "statistical_area",
                                "plan2022_total", "plan2022_urban", "plan2022_rural"}));
  for (const TableRow& row : table.rows()) {
    Unit unit;
    TRY(unit.code, row.value("code", parse_unit_code));
    TRY(unit.statistical_area, row.value("statistical_area", parse_unit_code));
    TRY(unit.kind, row.word<UnitKind>("kind"));
    TRY(unit.name, row.filled("name"));
    TRY(unit.code_status, row.filled("code_status"));
    TRY(unit.plan2022_total, row.count("plan2022_total"));
    TRY(unit.plan2022_urban, row.count("plan2022_urban"));
    TRY(unit.plan2022_rural, row.count("plan2022_rural"));
    unit.ordinal = static_cast<int>(units_.size()) + 1;
    if (this->unit(unit.code) != nullptr) return fail(row.repeated("code"));
    if (unit.plan2022_urban + unit.plan2022_rural != unit.plan2022_total)
      return fail(row.wrong("plan2022_total"));
    units_.push_back(std::move(unit));
  }
  return {};
}

Result<> Areas::read_towns(std::string_view csv) {
  TRY(Table table,
      Table::read(csv, "law/areas/town-units.csv",
                  {"town_code", "town_name", "statutory_area", "unit_code", "certainty"}));
  for (const TableRow& row : table.rows()) {
    Town town;
    TRY(town.code, row.value("town_code", parse_place_code));
    TRY(town.name, row.filled("town_name"));
    TRY(town.statistical_area, row.value("statutory_area", parse_unit_code));
    TRY(town.unit, row.value("unit_code", parse_unit_code));
    const std::string& certainty = row.cell("certainty");
    if (certainty != "confirmed" && certainty != "assumed") return fail(row.wrong("certainty"));
    town.confirmed = certainty == "confirmed";
    const Unit* owner = unit(town.unit);
    if (owner == nullptr) return fail(row.wrong("unit_code"));
    if (owner->statistical_area != town.statistical_area) return fail(row.wrong("unit_code"));
    towns_.push_back(std::move(town));
  }
  std::ranges::sort(towns_, {}, &Town::code);
  return {};
}

namespace {

// The level whose place must be listed as the parent; nothing above the province.
std::string_view level_above(std::string_view level) {
  static constexpr std::array<std::string_view, 5> kLevels = {"province", "city", "county", "town",
                                                              "village"};
  const auto at = std::ranges::find(kLevels, level);
  CHECK(at != kLevels.end());
  return at == kLevels.begin() ? std::string_view() : *std::prev(at);
}

// Each code stands once, and below a place of the level above that is listed too.
Result<> check_division_tree(const std::vector<TableRow>& rows) {
  std::map<std::string_view, std::string_view> levels{{"", ""}};
  for (const TableRow& row : rows) {
    const std::string& level = row.cell("level");
    if (level != "province" && level != "city" && level != "county" && level != "town" &&
        level != "village")
      return fail(row.wrong("level"));
    TRY_VOID(row.filled("code"));
    if (!levels.emplace(row.cell("code"), level).second) return fail(row.repeated("code"));
  }
  for (const TableRow& row : rows) {
    const auto parent = levels.find(row.cell("parent"));
    if (parent == levels.end() || parent->second != level_above(row.cell("level")))
      return fail(row.wrong("parent"));
  }
  return {};
}

}  // namespace

Result<> Areas::read_divisions(std::string_view csv) {
  TRY(Table table,
      Table::read(csv, "law/areas/divisions.csv", {"code", "name", "level", "parent"}));
  const std::vector<TableRow> rows = table.rows();
  TRY_VOID(check_division_tree(rows));
  std::size_t towns_listed = 0;
  for (const TableRow& row : rows) {
    const std::string& level = row.cell("level");
    TRY_VOID(row.filled("name"));
    if (level == "town") {
      TRY(const PlaceCode code, row.value("code", parse_place_code));
      const Town* listed = town(code);
      if (listed == nullptr) return fail(row.wrong("code"));
      if (to_text(listed->statistical_area) != row.cell("parent")) return fail(row.wrong("parent"));
      ++towns_listed;
    } else if (level == "village") {
      Village village;
      TRY(village.code, row.value("code", parse_place_code));
      TRY(village.name, row.filled("name"));
      TRY(village.town, row.value("parent", parse_place_code));
      if (!village.code.is_village() || village.code.town() != village.town)
        return fail(row.wrong("parent"));
      village.display = display_name(village.name);
      villages_.push_back(std::move(village));
    } else {
      TRY_VOID(row.value("code", parse_unit_code));
    }
  }
  std::ranges::sort(villages_, {}, &Village::code);
  if (towns_listed != towns_.size()) return fail(table.wrong_as_a_whole());
  return {};
}

Result<Areas> Areas::read(std::string_view units_csv, std::string_view towns_csv,
                          std::string_view divisions_csv) {
  Areas areas;
  TRY_VOID(areas.read_units(units_csv));
  TRY_VOID(areas.read_towns(towns_csv));
  TRY_VOID(areas.read_divisions(divisions_csv));
  return areas;
}

const Unit* Areas::unit(UnitCode code) const {
  const auto at = std::ranges::find(units_, code, &Unit::code);
  return at != units_.end() ? &*at : nullptr;
}
const Town* Areas::town(PlaceCode code) const {
  return find_sorted(towns_, code);
}
const Village* Areas::village(PlaceCode code) const {
  return find_sorted(villages_, code);
}

std::optional<int> Areas::ordinal_of(UnitCode code) const {
  if (code.is_city()) return 0;
  const Unit* found = unit(code);
  if (found == nullptr) return std::nullopt;
  return found->ordinal;
}

std::optional<UnitCode> Areas::unit_of_ordinal(int ordinal) const {
  if (ordinal == 0) return kCity;
  if (ordinal < 0 || ordinal > static_cast<int>(units_.size())) return std::nullopt;
  return units_[static_cast<std::size_t>(ordinal - 1)].code;
}

std::optional<UnitCode> Areas::unit_of_town(PlaceCode place) const {
  const Town* found = town(place.town());
  if (found == nullptr) return std::nullopt;
  return found->unit;
}

std::vector<const Town*> Areas::towns_of(UnitCode unit) const {
  std::vector<const Town*> found;
  for (const Town& town : towns_) {
    if (town.unit == unit) found.push_back(&town);
  }
  return found;
}

std::span<const Village> Areas::villages_of(PlaceCode town) const {
  const auto begin = std::ranges::lower_bound(villages_, town, {}, &Village::town);
  const auto end = std::ranges::upper_bound(villages_, town, {}, &Village::town);
  return {begin, end};
}

std::vector<UnitCode> Areas::statistical_areas() const {
  std::set<UnitCode> areas;
  for (const Unit& unit : units_) areas.insert(unit.statistical_area);
  return {areas.begin(), areas.end()};
}

std::vector<const Unit*> Areas::units_in_area(UnitCode area) const {
  std::vector<const Unit*> found;
  for (const Unit& unit : units_) {
    if (unit.statistical_area == area) found.push_back(&unit);
  }
  return found;
}

std::string_view Areas::area_name(UnitCode area) const {
  const Unit* found = unit(area);
  return found != nullptr ? std::string_view(found->name) : std::string_view();
}

void Areas::append_canonical(std::string& text) const {
  for (const Unit& unit : units_)
    text += fmt::format("unit\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", to_text(unit.code), unit.name,
                        word(unit.kind), unit.code_status, to_text(unit.statistical_area),
                        unit.plan2022_urban, unit.plan2022_rural);
  for (const Town& town : towns_)
    text += fmt::format("town\t{}\t{}\t{}\t{}\t{}\n", to_text(town.code), town.name,
                        to_text(town.unit), to_text(town.statistical_area), town.confirmed);
  for (const Village& village : villages_)
    text += fmt::format("village\t{}\t{}\n", to_text(village.code), village.name);
}

}  // namespace yigang::law

// The places of the programme and its two trees. Programme tree: city → 11 units → towns →
// villages, the three zones being units of their own. Statistical tree: city → 8 areas by GB/T
// 2260, in which the zones lie inside 371502. Data: law/areas/*.csv. Immutable; a look-up is a
// search in a sorted table, or an index. Owned by the LawSnapshot.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/area.h"
#include "core/nouns.h"

namespace yigang::law {

BOOST_DEFINE_FIXED_ENUM_CLASS(UnitKind, std::uint8_t, statutory, functional)

struct Unit {
  UnitCode code;
  int ordinal = 0;  // 1 … 11 in the order of annex 1
  std::string name;
  UnitKind kind = UnitKind::statutory;
  std::string code_status;    // "GB/T 2260" or "internal"
  UnitCode statistical_area;  // its own code, or 371502 for a zone
  int plan2022_total = 0;
  int plan2022_urban = 0;
  int plan2022_rural = 0;
};

struct Town {
  PlaceCode code;
  std::string name;
  UnitCode unit;
  UnitCode statistical_area;
  bool confirmed = false;  // whether its unit was read in a document
};

struct Village {
  PlaceCode code;
  std::string name;     // as listed: 张庄村委会
  std::string display;  // without 村委会 / 居委会 and the like: 张庄
  PlaceCode town;
};

class Areas {
 public:
  [[nodiscard]] std::span<const Unit> units() const { return units_; }  // annex order
  [[nodiscard]] std::span<const Town> towns() const { return towns_; }  // by code
  [[nodiscard]] const Unit* unit(UnitCode code) const;
  [[nodiscard]] const Town* town(PlaceCode code) const;
  [[nodiscard]] const Village* village(PlaceCode code) const;

  // 0 is the city; nothing for a code that is no unit.
  [[nodiscard]] std::optional<int> ordinal_of(UnitCode code) const;
  // Ordinal 0 … 11; nothing beyond.
  [[nodiscard]] std::optional<UnitCode> unit_of_ordinal(int ordinal) const;
  // Of a town or of a village's town.
  [[nodiscard]] std::optional<UnitCode> unit_of_town(PlaceCode place) const;
  [[nodiscard]] std::vector<const Town*> towns_of(UnitCode unit) const;
  [[nodiscard]] std::span<const Village> villages_of(PlaceCode town) const;
  // The statistical tree: areas in the order of their codes, and the units that lie in one.
  [[nodiscard]] std::vector<UnitCode> statistical_areas() const;
  [[nodiscard]] std::vector<const Unit*> units_in_area(UnitCode area) const;
  [[nodiscard]] std::string_view area_name(UnitCode area) const;
  // Reads the texts of programme-units.csv, town-units.csv and divisions.csv; refusals name file
  // and line.
  [[nodiscard]] static Result<Areas> read(std::string_view units_csv, std::string_view towns_csv,
                                          std::string_view divisions_csv);
  // Every place a line, for the digest of the law.
  void append_canonical(std::string& text) const;

 private:
  Result<> read_units(std::string_view csv);
  Result<> read_towns(std::string_view csv);
  Result<> read_divisions(std::string_view csv);

  std::vector<Unit> units_;
  std::vector<Town> towns_;
  std::vector<Village> villages_;
};

// 张庄村委会 → 张庄, 某某社区居委会 → 某某; a name that is nothing else stays.
[[nodiscard]] std::string display_name(std::string_view village_name);

}  // namespace yigang::law

// Which role may be given to whom: law/authority/roles.csv says of each role of domain.md §7 to
// what kinds of organisation it belongs, at which levels of the programme tree it is held, and
// which duty it is. Roles of two duties exclude each other in one account (§7.1: the three
// administrators have no business data and are three persons, AUDIT only reads). Immutable.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "store/system_rows.h"

namespace yigang::usecase {

BOOST_DEFINE_FIXED_ENUM_CLASS(RoleLevel, std::uint8_t, city, unit, town, village)

// The level of a grant: of its place, without one of its unit.
[[nodiscard]] RoleLevel level_of(UnitCode unit, const std::optional<PlaceCode>& place);

struct RoleRule {
  std::vector<store::OrganisationKind> organisations;
  std::vector<RoleLevel> levels;
  std::string duty;
};

class RoleRules {
 public:
  // Refusals name file and line; each role has one row.
  [[nodiscard]] static Result<RoleRules> read(std::string_view roles_csv);

  [[nodiscard]] const RoleRule& of(Role role) const;
  // `role_of_other_organisation`, `role_place_needed`, `role_of_other_level`, each at its field.
  // Whether the place lies in the unit is not asked here.
  [[nodiscard]] Result<> check(Role role, const store::OrganisationRow& organisation, UnitCode unit,
                               const std::optional<PlaceCode>& place) const;
  // `roles_exclude_each_other` with one that the account has already.
  [[nodiscard]] Result<> check_beside(Role role,
                                      const std::vector<store::RoleGrantRow>& standing) const;

 private:
  std::map<Role, RoleRule> rules_;
};

}  // namespace yigang::usecase

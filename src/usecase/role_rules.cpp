#include "usecase/role_rules.h"

#include <algorithm>
#include <boost/mp11.hpp>

#include "base/csv.h"
#include "base/text.h"
#include "core/nouns.h"

namespace yigang::usecase {

namespace {

using store::OrganisationKind;

Problem bad_cell(int line, std::string_view text) {
  return bad_input("authority_bad_cell")
      .with("file", "roles.csv")
      .with("line", std::to_string(line))
      .with("value", std::string(text));
}

// "town+unit": at least one word.
template <class E>
Result<std::vector<E>> words(std::string_view text, int line) {
  std::vector<E> values;
  for (const std::string_view one : split(text, '+')) {
    const auto value = enum_from_word<E>(one);
    if (!value) return fail(bad_cell(line, text));
    values.push_back(*value);
  }
  return values;
}

std::string joined(const std::vector<RoleLevel>& levels) {
  std::string text;
  for (const RoleLevel level : levels)
    text += (text.empty() ? "" : ", ") + std::string(word(level));
  return text;
}

bool needs_place(const RoleRule& rule) {
  return std::ranges::none_of(rule.levels, [](RoleLevel level) {
    return level == RoleLevel::city || level == RoleLevel::unit;
  });
}

}  // namespace

RoleLevel level_of(UnitCode unit, const std::optional<PlaceCode>& place) {
  if (place) return place->is_village() ? RoleLevel::village : RoleLevel::town;
  return unit.is_city() ? RoleLevel::city : RoleLevel::unit;
}

Result<RoleRules> RoleRules::read(std::string_view roles_csv) {
  RoleRules rules;
  TRY(const std::vector<CsvRecord> rows, parse_csv(roles_csv));
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const CsvRecord& row = rows[r];
    const auto role = enum_from_word<Role>(row.fields[0]);
    if (!role || row.fields.size() != 4 || row.fields[3].empty() || rules.rules_.contains(*role))
      return fail(bad_cell(row.line, row.fields[0]));
    RoleRule rule;
    TRY(rule.organisations, words<OrganisationKind>(row.fields[1], row.line));
    TRY(rule.levels, words<RoleLevel>(row.fields[2], row.line));
    rule.duty = row.fields[3];
    rules.rules_.emplace(*role, std::move(rule));
  }
  std::string missing;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([&](auto d) {
    if (!rules.rules_.contains(d.value)) missing = d.name;
  });
  if (!missing.empty()) return fail(bad_cell(rows.empty() ? 1 : rows.back().line, missing));
  return rules;
}

const RoleRule& RoleRules::of(Role role) const {
  const auto found = rules_.find(role);
  CHECK(found != rules_.end());
  return found->second;
}

Result<> RoleRules::check(Role role, const store::OrganisationRow& organisation, UnitCode unit,
                          const std::optional<PlaceCode>& place) const {
  const RoleRule& rule = of(role);
  const std::string name(word(role));
  const Problem other = refused("role_of_other_organisation").with("role", name);
  if (std::ranges::find(rule.organisations, organisation.kind) == rule.organisations.end())
    return fail(Problem(other).at("role"));
  if (!place && needs_place(rule))
    return fail(refused("role_place_needed")
                    .with("role", name)
                    .with("levels", joined(rule.levels))
                    .at("place"));
  if (std::ranges::find(rule.levels, level_of(unit, place)) == rule.levels.end())
    return fail(refused("role_of_other_level")
                    .with("role", name)
                    .with("levels", joined(rule.levels))
                    .at(place ? "place" : "unit"));
  // An organisation of a unit works in that unit, in any of its places.
  if (!organisation.unit.is_city() && organisation.unit != unit)
    return fail(Problem(other).at("unit"));
  return {};
}

Result<> RoleRules::check_beside(Role role,
                                 const std::vector<store::RoleGrantRow>& standing) const {
  for (const store::RoleGrantRow& grant : standing)
    if (of(grant.role).duty != of(role).duty)
      return fail(refused("roles_exclude_each_other")
                      .with("role", std::string(word(role)))
                      .with("other", std::string(word(grant.role)))
                      .at("role"));
  return {};
}

}  // namespace yigang::usecase

// Who asks, and how far they reach. An Actor is what a session (or the command line of the
// machine's owner) has proved; its Scope is a subtree of the programme tree: the city, a unit, a
// town or a village. Values.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/area.h"
#include "core/ids.h"
#include "core/nouns.h"

namespace yigang::usecase {

// Where an object lies and whom it concerns. City-wide objects lie at kCity; a town or village of 0
// means "of the whole unit"; no person means that it concerns nobody, or more than one.
struct Location {
  UnitCode unit = kCity;
  PlaceCode town;
  PlaceCode village;
  std::optional<PersonKey> person = {};
};

struct Scope {
  UnitCode unit = kCity;  // kCity: all units
  PlaceCode town;         // 0: all towns of the unit
  PlaceCode village;      // 0: all villages of the town

  [[nodiscard]] bool contains(const Location& location) const {
    if (!unit.is_city() && unit != location.unit) return false;
    if (!town.empty() && town != location.town) return false;
    return village.empty() || village == location.village;
  }
};

struct Actor {
  AccountId account;
  GrantId grant;
  Role role = Role::PUB;
  Scope scope;
  OrganisationId organisation;
  std::optional<PersonKey> person;     // who it is, when that was proved: the own matters
  bool stepped_up = false;             // proved again within the last ten minutes
  std::vector<AccountId> others = {};  // further accounts of the same natural person

  // Is it this person's account?
  [[nodiscard]] bool is(AccountId other) const {
    return other == account || std::ranges::find(others, other) != others.end();
  }
};

}  // namespace yigang::usecase

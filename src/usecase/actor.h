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
// means "of the whole unit"; no person means that it concerns nobody, or more than one; no host
// that it is about no post.
struct Location {
  UnitCode unit = kCity;
  PlaceCode town;
  PlaceCode village;
  std::optional<PersonKey> person = {};
  std::optional<HostId> host = {};  // the 用人单位 of the post, where there is one
};

struct Scope {
  UnitCode unit = kCity;  // kCity: all units
  PlaceCode town;         // 0: all towns of the unit
  PlaceCode village;      // 0: all villages of the town
  // 用人单位: only what is about its own posts and the people on them; nothing: all hosts.
  std::optional<HostId> host = {};

  [[nodiscard]] bool contains(const Location& location) const {
    if (!unit.is_city() && unit != location.unit) return false;
    if (!town.empty() && town != location.town) return false;
    if (!village.empty() && village != location.village) return false;
    return !host || of_own_host(location);
  }

 private:
  // What is about a person says on whose post; what says nothing of the kind is about the place.
  [[nodiscard]] bool of_own_host(const Location& location) const {
    return location.host ? location.host == host : !location.person;
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

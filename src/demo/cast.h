// The officials of the demo city: for each unit, town and village the persons whose acts the
// programme needs, as accounts with a sealed grant and without a password, so that nobody can sign
// in as one of them and every entry of the journal still names who did it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "law/areas.h"
#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::demo {

struct CityCast {
  usecase::Actor planner;
};

struct UnitCast {
  usecase::Actor developer;   // posts, announcements, accounts
  usecase::Actor approver;    // approvals
  usecase::Actor runner;      // settlement
  usecase::Actor locker;      // lock
  usecase::Actor payer;       // bank file
  usecase::Actor treasurer;   // release
  usecase::Actor bank;        // return file
  usecase::Actor recogniser;  // recognition, categories
  // Who hands in a register: 乡村振兴局, 民政局, 残联.
  std::map<std::string, usecase::Actor> register_owners;
};

struct TownCast {
  usecase::Actor clerk;      // enters
  usecase::Actor publisher;  // publishes what the clerk has entered, closes the sheet
};

// Makes the accounts in the writer's transaction.
class Cast {
 public:
  Cast(usecase::Desk& desk, store::Writer& writer) : desk_(desk), writer_(writer) {}
  [[nodiscard]] Result<CityCast> city();
  [[nodiscard]] Result<UnitCast> unit(const law::Unit& unit);
  [[nodiscard]] Result<TownCast> town(const law::Town& town);
  [[nodiscard]] Result<usecase::Actor> village(const law::Village& village, UnitCode unit);

 private:
  Result<usecase::Actor> member(Role role, const std::string& login, const std::string& name,
                                UnitCode unit, std::optional<PlaceCode> place,
                                std::optional<std::string> department = {});
  usecase::Desk& desk_;
  store::Writer& writer_;
};

}  // namespace yigang::demo

// The accounts of a new database. An office gets one system and two security administrators, from
// whom all others follow through two persons, and who must set a second factor first; a demo city
// gets the accounts of design.md §5: two of each role whose acts need a second person, one of every
// other, all in one unit and one town, and one town of another unit. Passwords are random, told
// once and never stored; each row is noted in the journal, as the work of account 0, the owner of
// the machine. The units are seeded before. Refused when an account exists.
#pragma once

#include <string>
#include <vector>

#include "usecase/desk.h"

namespace yigang::usecase {

enum class FirstAccounts : std::uint8_t { office, demo };

struct NewAccount {
  std::string login;
  std::string password;
  std::string name;
  Role role = Role::PUB;
  UnitCode unit;
  std::optional<PlaceCode> place;
};

[[nodiscard]] Result<std::vector<NewAccount>> make_first_accounts(Desk& desk, FirstAccounts kind);

// A demo city is peopled after its accounts are made: the village and the employer among them are
// moved to where most people of their town work, and `made` says so. Noted like their making; once
// a demo, and never of an office.
[[nodiscard]] Result<> seat_demo_accounts(Desk& desk, std::vector<NewAccount>& made);

}  // namespace yigang::usecase

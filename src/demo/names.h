// Names, numbers, phones and accounts of persons who do not exist (domain.md §9): the area prefixes
// 371599 and 372599 are unassigned, the phones 1990000xxxx and the cards 621799 9999… too.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "core/calendar.h"
#include "core/nouns.h"
#include "core/resident_number.h"
#include "demo/dice.h"

namespace yigang::demo {

// Surnames by their weight in Liaocheng, given names by generation; 0.2 % hold a character beyond
// the basic plane or a rare one, 0.3 % a middle dot; in a Hui town 5 % do.
enum class Townsfolk : std::uint8_t { mixed, hui };
[[nodiscard]] std::string make_name(Dice& dice, Sex sex, Date birth, Townsfolk townsfolk);
[[nodiscard]] std::string make_phone(Dice& dice);
// 19 digits with their Luhn digit.
[[nodiscard]] std::string make_account(Dice& dice);

// Each number once. Born before 1998: 372599, else 371599. At most 499 of one sex on one day.
class NumberMaker {
 public:
  [[nodiscard]] ResidentNumber make(Date birth, Sex sex);
  // Whether another number is left for that day and sex.
  [[nodiscard]] bool has_room(Date birth, Sex sex) const;

 private:
  std::map<std::pair<Date, Sex>, int> used_;
};

}  // namespace yigang::demo

// 今天要办 (domain.md §11): what waits for this actor, as cards with a number and a link. Each card
// counts with the filter of the list that its link opens, within the actor's scope, so that number
// and rows agree; a card whose number is nought is left out. Who has a verb only for his own person
// gets no card of it. Never changes anything; cost: one indexed count a card.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

struct Card {
  std::string code;  // names the sentences of the card; the verb that ends the waiting
  std::int64_t count = 0;
  std::optional<Date> due;
  std::string link;    // a page of the office with its filter: /applications?state=reviewed
  bool warns = false;  // a term has passed: yellow
  bool stops = false;  // the work stands still until it is mended: red
};
BOOST_DESCRIBE_STRUCT(Card, (), (code, count, due, link, warns, stops))

struct Today {
  Date today;
  Month month;  // the month that is being settled: the one before today's
  std::vector<Card> cards;
};
BOOST_DESCRIBE_STRUCT(Today, (), (today, month, cards))
// The area that the page looks at; nothing: all that the actor reaches.
struct TodayQuery {
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
};
BOOST_DESCRIBE_STRUCT(TodayQuery, (), (unit, town))
// What lies in the unit as a whole (runs, bank files) is not narrowed by a town.
[[nodiscard]] Result<Today> read_today(Desk& desk, const Actor& actor,
                                       const TodayQuery& query = {});

}  // namespace yigang::usecase

// The one field on top of the office: 人, 岗, 村, 文号. A few of each kind, with the number of all
// of them, which is the total of the list that a reader is led to. Each kind is asked for as its
// own list is: by the same verb, within the actor's scope, names of persons masked; a kind that the
// role may not list, or of which it sees masked lists only, answers nothing. A whole resident
// number is refused, since addresses stand in logs: it is looked up by find_person. Reads only.
// Cost: one page and one count a kind. Source: interface.md §4.
#pragma once

#include "usecase/notice_register.h"
#include "usecase/register_reads.h"

namespace yigang::usecase {

struct SearchQuery {
  std::string q;
};
BOOST_DESCRIBE_STRUCT(SearchQuery, (), (q))

struct FoundPlace {
  UnitCode unit;
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> village;
  std::string name;
  std::string within;  // the town and the unit that it lies in; nothing for a unit
};
BOOST_DESCRIBE_STRUCT(FoundPlace, (), (unit, town, village, name, within))

struct FoundDocument {
  std::string number;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(FoundDocument, (), (number, title))

struct Found {
  wire::Page<PersonLine> persons;
  wire::Page<PostLine> posts;
  wire::Page<FoundPlace> places;
  wire::Page<FoundDocument> documents;
  wire::Page<AnnouncementLine> announcements;
  wire::Page<NoticeLine> notices;
};
BOOST_DESCRIBE_STRUCT(Found, (), (persons, posts, places, documents, announcements, notices))
// Refusals `text_missing`, `text_too_long`, `resident_number_in_text`, `bank_card_in_text`.
[[nodiscard]] Result<Found> search(Desk& desk, const Actor& actor, const SearchQuery& query);

}  // namespace yigang::usecase

#include "usecase/search.h"

#include "base/text.h"
#include "law/instruments.h"
#include "usecase/free_text.h"
#include "usecase/page_reads.h"
#include "usecase/places.h"
#include "usecase/reads.h"

namespace yigang::usecase {

namespace {

constexpr std::size_t kLongest = 40;  // code points
constexpr std::int64_t kOfEach = 5;

// The first lines of a list that the actor may see without a limit; else nothing of it.
template <class Filter, class Line>
Result<wire::Page<Line>> first_of(Desk& desk, const Actor& actor, std::string_view verb,
                                  const std::string& q,
                                  Result<wire::Page<Line>> (*list)(Desk&, const Actor&,
                                                                   const Filter&)) {
  if (!has_as_work(desk.authority, actor, verb)) return wire::Page<Line>{{}, {}, 0};
  Filter filter;
  filter.q = q;
  filter.limit = kOfEach;
  return list(desk, actor, filter);
}

template <class Line>
void take(wire::Page<Line>& page, Line line) {
  page.total = page.total.value_or(0) + 1;
  if (static_cast<std::int64_t>(page.items.size()) < kOfEach) page.items.push_back(std::move(line));
}

// Of a letter that has two forms, either.
bool holds(std::string_view text, std::string_view part) {
  return lower_ascii(text).find(lower_ascii(part)) != std::string::npos;
}

void take_town(wire::Page<FoundPlace>& page, const law::Areas& areas, const law::Unit& unit,
               const law::Town& town, const Actor& actor, std::string_view q) {
  const Scope& scope = actor.scope;
  if (!scope.town.empty() && scope.town != town.code) return;
  if (scope.village.empty() && holds(town.name, q))
    take(page, {unit.code, town.code, {}, town.name, unit.name});
  for (const law::Village& village : areas.villages_of(town.code)) {
    if (!scope.village.empty() && scope.village != village.code) continue;
    if (holds(village.name, q))
      take(page,
           {unit.code, town.code, village.code, village.display, unit.name + " " + town.name});
  }
}

wire::Page<FoundPlace> places_within(const law::Areas& areas, const Actor& actor,
                                     std::string_view q) {
  wire::Page<FoundPlace> page{{}, {}, 0};
  const auto reaches = [&](const law::Unit& unit) {
    return actor.scope.unit.is_city() || actor.scope.unit == unit.code;
  };
  // The wider place first.
  for (const law::Unit& unit : areas.units())
    if (reaches(unit) && actor.scope.town.empty() && holds(unit.name, q))
      take(page, {unit.code, {}, {}, unit.name, ""});
  for (const law::Unit& unit : areas.units())
    if (reaches(unit))
      for (const law::Town* town : areas.towns_of(unit.code))
        take_town(page, areas, unit, *town, actor, q);
  return page;
}

}  // namespace

Result<Found> search(Desk& desk, const Actor& actor, const SearchQuery& query) {
  TRY_VOID(desk.authority.check("search", actor, own_location(actor)));
  const std::string q(trim(query.q));
  TRY_VOID(require_text(q, "q"));
  TRY_VOID(limit_text(q, kLongest, "q"));
  TRY_VOID(refuse_numbers_in_texts(query));
  Found found;
  TRY(found.persons,
      (first_of<store::PersonFilter>(desk, actor, "list_persons", q, &list_persons)));
  TRY(found.posts, (first_of<store::PostFilter>(desk, actor, "list_posts", q, &list_posts)));
  TRY(found.announcements, (first_of<store::AnnouncementFilter>(desk, actor, "list_announcements",
                                                                q, &list_announcements)));
  TRY(found.notices,
      (first_of<store::NoticeFilter>(desk, actor, "list_notices", q, &page_of_notices)));
  TRY(const law::LawPtr law, law_of(desk));
  // Where a place leads to is the list of its posts.
  found.places = desk.authority.allows("list_posts", actor.role)
                     ? places_within(law->areas(), actor, q)
                     : wire::Page<FoundPlace>{{}, {}, 0};
  TRY(const law::Instruments read, law::load_instruments(desk.law.folder()));
  found.documents.total = 0;
  for (const law::DocumentEntry& one : read.documents)
    if (holds(one.number, q) || holds(one.title, q)) take(found.documents, {one.number, one.title});
  return found;
}

}  // namespace yigang::usecase

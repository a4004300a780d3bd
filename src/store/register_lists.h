// Lists of what stands in the registers: posts, hosts, pay standards, vacancies, persons,
// placements, announcements and notices. The scope is a mandatory argument of each; pages go by key
// (`after` is the last id seen, 0 begins), so that page a thousand costs what page one does. A
// count has the filter of its list. Filters are described, since the routes read them as they are.
#pragma once

#include <vector>

#include "registry/placement.h"
#include "store/application_rows.h"
#include "store/list_queries.h"
#include "store/person_rows.h"
#include "store/placement_rows.h"
#include "store/plan_rows.h"

namespace yigang::store {

// By which column a list is sorted; without one it comes in the order of its ids.
BOOST_DEFINE_FIXED_ENUM_CLASS(PostOrder, std::uint8_t, number, title, created_on, first_filled_on)
BOOST_DEFINE_FIXED_ENUM_CLASS(VacancyOrder, std::uint8_t, number, title, opened_on, days_vacant)
BOOST_DEFINE_FIXED_ENUM_CLASS(PersonOrder, std::uint8_t, number, name)
BOOST_DEFINE_FIXED_ENUM_CLASS(PlacementOrder, std::uint8_t, number, name, post_title, started_on,
                              agreed_until, ended_on)

struct PostFilter {
  std::optional<registry::PostState> state;
  std::optional<std::int64_t> year;
  std::optional<Side> side;
  std::optional<bool> self_increase;  // beyond the plan
  std::optional<bool> created;        // approved, whatever came after
  std::optional<bool> ever_filled;    // somebody has worked on it
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<PostId> after;
  std::int64_t limit = 50;
  std::optional<PlaceCode> place = {};  // the village, or the town itself, that it is of
  std::optional<std::string> q = {};    // in its title, or its number
  std::optional<Date> on = {};          // by which day `created` and `ever_filled` are asked
  std::optional<UnitCode> area = {};    // the division of GB/T 2260 that its town lies in
  std::optional<PostOrder> sort = {};
  std::optional<bool> descending = {};
  std::optional<std::int64_t> category = {};  // of the catalogue; with `side`, of that side
  std::optional<std::int64_t> item = {};
  std::optional<bool> stands = {};  // created and not abolished, by `on`
};
BOOST_DESCRIBE_STRUCT(PostFilter, (),
                      (state, year, side, self_increase, created, ever_filled, unit, town, after,
                       limit, place, q, on, area, sort, descending, category, item, stands))
[[nodiscard]] Result<std::vector<PostRow>> list_posts(Reader& reader, const ListScope& scope,
                                                      const PostFilter& filter);
[[nodiscard]] Result<std::int64_t> count_posts(Reader& reader, const ListScope& scope,
                                               const PostFilter& filter);

// For lists whose only filter is a place.
template <class IdType>
struct PlaceFilter {
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<IdType> after;
  std::int64_t limit = 50;
  BOOST_DESCRIBE_CLASS(PlaceFilter, (), (unit, town, after, limit), (), ())
};

using HostFilter = PlaceFilter<HostId>;
[[nodiscard]] Result<std::vector<HostRow>> list_hosts(Reader& reader, const ListScope& scope,
                                                      const HostFilter& filter);
[[nodiscard]] Result<std::int64_t> count_hosts(Reader& reader, const ListScope& scope,
                                               const HostFilter& filter);

// Rates belong to a unit: a town sees those of its unit, and `town` is not looked at.
using PayStandardFilter = PlaceFilter<PayStandardId>;
[[nodiscard]] Result<std::vector<PayStandardRow>> list_pay_standards(
    Reader& reader, const ListScope& scope, const PayStandardFilter& filter);
[[nodiscard]] Result<std::int64_t> count_pay_standards(Reader& reader, const ListScope& scope,
                                                       const PayStandardFilter& filter);

struct ListedVacancy {
  VacancyRow vacancy;
  std::int64_t post_number = 0;
  std::string post_title;
  PlaceCode place;
};
// Open ones only, now or on a day: a post is vacant from the day of leaving until somebody else
// begins on it.
struct VacancyFilter {
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<VacancyId> after;
  std::int64_t limit = 50;
  std::optional<Date> opened_from = {};   // empty since that day or a later one
  std::optional<Date> opened_until = {};  // and since that day or an earlier one
  std::optional<std::int64_t> year = {};  // of the plan of the post
  std::optional<Date> on = {};
  std::optional<UnitCode> area = {};  // the division of GB/T 2260 that the town lies in
  std::optional<VacancyOrder> sort = {};
  std::optional<bool> descending = {};
};
BOOST_DESCRIBE_STRUCT(VacancyFilter, (),
                      (unit, town, after, limit, opened_from, opened_until, year, on, area, sort,
                       descending))
[[nodiscard]] Result<std::vector<ListedVacancy>> list_vacancies(Reader& reader,
                                                                const ListScope& scope,
                                                                const VacancyFilter& filter);
[[nodiscard]] Result<std::int64_t> count_vacancies(Reader& reader, const ListScope& scope,
                                                   const VacancyFilter& filter);

struct ListedPerson {
  UnitCode unit;
  PersonId id;
  std::int64_t number = 0;
  std::string name;
  Sex sex = Sex::M;
  Date birth_date;
  std::string resident_tail;
  PlaceCode town;
  PlaceCode village;
};
struct PersonFilter {
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<PersonId> after;
  std::int64_t limit = 50;
  // How the name begins, the person's number, or the last four of the resident number.
  std::optional<std::string> q = {};
  std::optional<PersonOrder> sort = {};
  std::optional<bool> descending = {};
};
BOOST_DESCRIBE_STRUCT(PersonFilter, (), (unit, town, after, limit, q, sort, descending))
// Persons who were merged into another are left out.
[[nodiscard]] Result<std::vector<ListedPerson>> list_persons(Reader& reader, const ListScope& scope,
                                                             const PersonFilter& filter);
[[nodiscard]] Result<std::int64_t> count_persons(Reader& reader, const ListScope& scope,
                                                 const PersonFilter& filter);

struct PlacementFilter {
  std::optional<registry::PlacementState> state;
  std::optional<bool> ended;  // false: whoever holds a post, on duty or paused
  std::optional<Side> side;
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<PlacementId> after;
  std::int64_t limit = 50;
  std::optional<std::int64_t> year = {};   // of the plan of the post
  std::optional<bool> self_increase = {};  // on a post beyond the plan
  std::optional<Date> on = {};             // on the post on that day, its last one included
  std::optional<Date> agreed_until = {};   // nothing is agreed beyond that day
  std::optional<UnitCode> area = {};       // the division of GB/T 2260 that the town lies in
  std::optional<PlacementOrder> sort = {};
  std::optional<bool> descending = {};
  std::optional<Date> started_from = {};
  std::optional<Date> started_until = {};
};
BOOST_DESCRIBE_STRUCT(PlacementFilter, (),
                      (state, ended, side, unit, town, after, limit, year, self_increase, on,
                       agreed_until, area, sort, descending, started_from, started_until))
struct ListedPlacement {
  PlacementRow placement;
  std::string name;
  std::string post_title;
  std::optional<Date> agreed_until;  // the last agreed day; nothing where the step was waived
};
[[nodiscard]] Result<std::vector<ListedPlacement>> list_placements(Reader& reader,
                                                                   const ListScope& scope,
                                                                   const PlacementFilter& filter);
[[nodiscard]] Result<std::int64_t> count_placements(Reader& reader, const ListScope& scope,
                                                    const PlacementFilter& filter);

// An announcement or notice of a whole unit is everybody's in that unit; one of a town only that
// town's.
struct AnnouncementFilter {
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<bool> off_season;  // only those that say why they are outside the campaign, or not
  std::optional<AnnouncementId> after;
  std::int64_t limit = 50;
  std::optional<AnnouncementState> state = {};
  std::optional<std::string> q = {};  // in its title
  std::optional<AnnouncementId> id = {};
  std::optional<Date> opens_from = {};   // applications are taken from a day on
  std::optional<Date> opens_until = {};  // between these two
};
BOOST_DESCRIBE_STRUCT(AnnouncementFilter, (),
                      (unit, town, off_season, after, limit, state, q, id, opens_from, opens_until))
[[nodiscard]] Result<std::vector<AnnouncementRow>> list_announcements(
    Reader& reader, const ListScope& scope, const AnnouncementFilter& filter);
[[nodiscard]] Result<std::int64_t> count_announcements(Reader& reader, const ListScope& scope,
                                                       const AnnouncementFilter& filter);
}  // namespace yigang::store

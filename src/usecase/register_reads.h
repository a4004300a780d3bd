// Lists of the registers for the screens: posts, hosts, pay standards, vacancies, persons,
// placements, announcements, notices. Each list stays within the actor's scope, names of persons
// are masked, and a page names the `after` of the next one. The filters are those of
// store/register_lists.h. Never changes anything; cost: one page and one count.
#pragma once

#include "store/register_lists.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

struct PostLine {
  PostId id;
  UnitCode unit;
  std::int64_t number = 0;
  std::int64_t year = 0;
  Side side = Side::rural;
  registry::PostKind kind = registry::PostKind::ordinary;
  bool self_increase = false;
  std::string title;
  HostId host;
  PlaceCode town;
  PlaceCode place;
  std::string post_type;
  std::string band;
  Hours hours_x10;
  registry::PostState state = registry::PostState::proposed;
  std::optional<Date> created_on;
  std::optional<Date> first_filled_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PostLine, (),
                      (id, unit, number, year, side, kind, self_increase, title, host, town, place,
                       post_type, band, hours_x10, state, created_on, first_filled_on, version))
[[nodiscard]] Result<wire::Page<PostLine>> list_posts(Desk& desk, const Actor& actor,
                                                      const store::PostFilter& filter);

struct HostLine {
  HostId id;
  UnitCode unit;
  HostKind kind = HostKind::town_or_village;
  std::string name;
  std::optional<std::string> credit_code;
  PlaceCode place;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(HostLine, (), (id, unit, kind, name, credit_code, place, version))
[[nodiscard]] Result<wire::Page<HostLine>> list_hosts(Desk& desk, const Actor& actor,
                                                      const store::HostFilter& filter);

struct PayStandardLine {
  PayStandardId id;
  UnitCode unit;
  Side side = Side::rural;
  std::string post_type;
  std::string band;
  Fen rate_fen;
  Date from_day;
  std::string document;
  Date document_day;
};
BOOST_DESCRIBE_STRUCT(PayStandardLine, (),
                      (id, unit, side, post_type, band, rate_fen, from_day, document, document_day))
[[nodiscard]] Result<wire::Page<PayStandardLine>> list_pay_standards(
    Desk& desk, const Actor& actor, const store::PayStandardFilter& filter);

struct VacancyLine {
  VacancyId id;
  UnitCode unit;
  PostId post;
  std::int64_t post_number = 0;
  std::string post_title;
  PlaceCode place;
  Date opened_on;
  std::int64_t days_vacant = 0;  // its clock: 及时补充 (LZ-2022-4 二(二)/10)
};
BOOST_DESCRIBE_STRUCT(VacancyLine, (),
                      (id, unit, post, post_number, post_title, place, opened_on, days_vacant))
[[nodiscard]] Result<wire::Page<VacancyLine>> list_vacancies(Desk& desk, const Actor& actor,
                                                             const store::VacancyFilter& filter);

struct PersonLine {
  PersonId id;
  UnitCode unit;
  std::int64_t number = 0;
  std::string name;           // masked
  std::string resident_tail;  // the last four of the resident number
  Sex sex = Sex::M;
  PlaceCode town;
  PlaceCode village;
};
BOOST_DESCRIBE_STRUCT(PersonLine, (), (id, unit, number, name, resident_tail, sex, town, village))
[[nodiscard]] Result<wire::Page<PersonLine>> list_persons(Desk& desk, const Actor& actor,
                                                          const store::PersonFilter& filter);

struct PlacementLine {
  PlacementId id;
  UnitCode unit;
  std::int64_t number = 0;
  std::string name;  // masked
  PersonId person;
  PostId post;
  std::string post_title;
  Side side = Side::rural;
  PlaceCode town;
  PlaceCode village;
  registry::PlacementState state = registry::PlacementState::on_duty;
  Date started_on;
  std::optional<Date> ended_on;
  std::optional<registry::ExitReason> end_reason;
  std::int64_t version = 0;
  std::optional<Date> agreed_until;  // the last day that an agreement covers
};
BOOST_DESCRIBE_STRUCT(PlacementLine, (),
                      (id, unit, number, name, person, post, post_title, side, town, village, state,
                       started_on, ended_on, end_reason, version, agreed_until))
[[nodiscard]] Result<wire::Page<PlacementLine>> list_placements(
    Desk& desk, const Actor& actor, const store::PlacementFilter& filter);

struct AnnouncementLine {
  AnnouncementId id;
  UnitCode unit;
  std::string title;
  Side side = Side::rural;
  std::optional<PlaceCode> town;
  Date opens_on;
  Date closes_on;
  std::string off_season_reason;  // nothing: it opens in the campaign
  store::AnnouncementState state = store::AnnouncementState::draft;
  std::optional<Date> published_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AnnouncementLine, (),
                      (id, unit, title, side, town, opens_on, closes_on, off_season_reason, state,
                       published_on, version))
[[nodiscard]] Result<wire::Page<AnnouncementLine>> list_announcements(
    Desk& desk, const Actor& actor, const store::AnnouncementFilter& filter);

}  // namespace yigang::usecase

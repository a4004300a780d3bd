// 某人某日状态 (LZ-2022-4 二(三)/6): on which post a person was on a day, and whether on duty or
// paused, from the dated events alone, so that any day can be told again. The whole of a day
// counts: who leaves is on duty on the last day and ended from the next one on; who is paused is so
// from the day of the pause to the day before the resumption. Never changes anything.
#pragma once

#include "registry/placement.h"
#include "store/person_rows.h"
#include "store/placement_rows.h"
#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

// `none`: never on a post by that day.
BOOST_DEFINE_FIXED_ENUM_CLASS(Standing, std::uint8_t, none, on_duty, paused, ended)

struct StandingQuery {
  PersonId id;
  std::optional<Date> on;  // default: today
};
BOOST_DESCRIBE_STRUCT(StandingQuery, (), (id, on))

struct StandingEvent {
  registry::PlacementEventKind kind{};
  Date day;
};
BOOST_DESCRIBE_STRUCT(StandingEvent, (), (kind, day))

// The placement of the day, or the last one before it. Its events are those by that day.
struct PlacementThen {
  PlacementId id;
  UnitCode unit;
  std::int64_t number = 0;
  PostId post;
  std::string post_title;
  Side side{};
  PlaceCode town;
  PlaceCode village;
  Date started_on;
  std::optional<Date> ended_on;  // only of a placement that had ended
  std::optional<registry::ExitReason> end_reason;
  std::vector<StandingEvent> events;
};
BOOST_DESCRIBE_STRUCT(PlacementThen, (),
                      (id, unit, number, post, post_title, side, town, village, started_on,
                       ended_on, end_reason, events))

struct PersonStanding {
  PersonId person;
  Date on;
  Standing state = Standing::none;
  std::optional<PlacementThen> placement;
  bool elsewhere = false;  // on a post outside of the asker's scope on the day
};
BOOST_DESCRIBE_STRUCT(PersonStanding, (), (person, on, state, placement, elsewhere))
// For whoever has the person in his scope, or one of the person's placements. State and placement
// are those within the scope; of others it is told only that there is one (domain.md §7). Refusals
// `not_found`, `day_in_future`.
[[nodiscard]] Result<PersonStanding> person_standing(Desk& desk, const Actor& actor,
                                                     const StandingQuery& query);

// What other pages about a person share with it. Who looks, and by which verb.
struct Looking {
  store::Reader& reader;
  const Authority& authority;
  std::string_view verb;
  const Actor& actor;
};
// Who may see a placement; and the person, by where he lives or by a placement of his: a town may
// look at who works in it, a host at who works for it.
[[nodiscard]] Result<bool> sees(const Looking& looking, const store::PlacementRow& one);
[[nodiscard]] Result<bool> sees_one(const Looking& looking,
                                    const std::vector<store::PlacementRow>& placements);
[[nodiscard]] Result<> may_see(const Looking& looking, const store::PersonRow& person,
                               const std::vector<store::PlacementRow>& placements);
[[nodiscard]] bool holds_on(const store::PlacementRow& row, Date day);
// By the events until the day.
[[nodiscard]] Standing state_on(const store::PlacementRow& row,
                                const std::vector<store::PlacementEventRow>& events, Date day);

}  // namespace yigang::usecase

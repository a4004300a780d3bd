#include "usecase/person_standing.h"

#include <algorithm>

#include "store/described_row.h"
#include "store/placement_queries.h"
#include "store/plan_rows.h"
#include "store/setting_queries.h"
#include "usecase/person_place.h"
#include "usecase/placement_steps.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kVerb = "read_standing";

}  // namespace

Result<bool> sees(const Looking& looking, const store::PlacementRow& one) {
  TRY(const Location where, location_of(looking.reader, one));
  return looking.authority.check(looking.verb, looking.actor, where).has_value();
}

Result<bool> sees_one(const Looking& looking, const std::vector<store::PlacementRow>& placements) {
  for (const store::PlacementRow& one : placements) {
    TRY(const bool seen, sees(looking, one));
    if (seen) return true;
  }
  return false;
}

Result<> may_see(const Looking& looking, const store::PersonRow& person,
                 const std::vector<store::PlacementRow>& placements) {
  const Result<> seen = looking.authority.check(looking.verb, looking.actor, location_of(person));
  if (seen) return seen;
  TRY(const bool by_placement, sees_one(looking, placements));
  return by_placement ? Result<>() : seen;
}

bool holds_on(const store::PlacementRow& row, Date day) {
  return row.started_on <= day && (!row.ended_on || *row.ended_on >= day);
}

Standing state_on(const store::PlacementRow& row,
                  const std::vector<store::PlacementEventRow>& events, Date day) {
  if (!holds_on(row, day)) return Standing::ended;
  Standing state = Standing::on_duty;
  for (const store::PlacementEventRow& event : events) {
    if (event.kind == registry::PlacementEventKind::paused) state = Standing::paused;
    if (event.kind == registry::PlacementEventKind::resumed) state = Standing::on_duty;
  }
  return state;
}

namespace {

Result<PlacementThen> placement_then(store::Reader& reader, const store::PlacementRow& row,
                                     const std::vector<store::PlacementEventRow>& events,
                                     Standing state) {
  PlacementThen then;
  then.id = row.id;
  then.unit = row.unit;
  then.number = row.number;
  then.post = row.post_id;
  TRY(const std::optional<store::PostRow> post,
      store::find<store::PostRow>(reader, row.unit, row.post_id));
  if (post) then.post_title = post->title;
  then.side = row.side;
  then.town = row.town;
  then.village = row.village;
  then.started_on = row.started_on;
  if (state == Standing::ended) {
    then.ended_on = row.ended_on;
    then.end_reason = row.end_reason;
  }
  for (const store::PlacementEventRow& event : events)
    then.events.push_back({event.kind, event.day});
  return then;
}

}  // namespace

Result<PersonStanding> person_standing(Desk& desk, const Actor& actor, const StandingQuery& query) {
  TRY_VOID(desk.authority.check_role(kVerb, actor));
  return desk.database.read_value<PersonStanding>(
      [&](store::Reader& reader) -> Result<PersonStanding> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        TRY(const store::PersonRow person, person_of(reader, edition.snapshot->areas(), query.id));
        TRY(const Date today, store::business_day(reader, desk.clock));
        TRY(const std::vector<store::PlacementRow> rows,
            store::placements_of_person(reader, person.person_key, today));
        const Looking looking{reader, desk.authority, kVerb, actor};
        TRY_VOID(may_see(looking, person, rows));
        PersonStanding standing{query.id, query.on.value_or(today), Standing::none, {}, false};
        if (standing.on > today)
          return fail(bad_input("day_in_future").with("day", to_text(standing.on)).at("on"));
        // domain.md §7: of a post elsewhere no more than that there is one.
        std::vector<store::PlacementRow> shown;
        for (const store::PlacementRow& row : rows) {
          TRY(const bool seen, sees(looking, row));
          if (!seen && holds_on(row, standing.on)) standing.elsewhere = true;
          if (seen && row.started_on <= standing.on) shown.push_back(row);
        }
        if (shown.empty()) return standing;
        const store::PlacementRow& row = shown.back();
        TRY(const std::vector<store::PlacementEventRow> events,
            store::placement_events(reader, row.unit, row.id, standing.on));
        standing.state = state_on(row, events, standing.on);
        TRY(standing.placement, placement_then(reader, row, events, standing.state));
        return standing;
      });
}

}  // namespace yigang::usecase

#include "usecase/placement_steps.h"

#include "policy/eligibility.h"
#include "registry/post.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "store/placement_queries.h"
#include "store/plan_queries.h"
#include "store/setting_queries.h"

namespace yigang::usecase {

Result<store::PlacementRow> placement_row(store::Reader& reader, const law::Areas& areas,
                                          PlacementId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::PlacementRow> row, store::find<store::PlacementRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

Result<Location> location_of(store::Reader& reader, const law::Areas& areas, PlacementId id) {
  TRY(const store::PlacementRow row, placement_row(reader, areas, id));
  return location_of(reader, row);
}

Result<Location> location_of(store::Reader& reader, const store::PlacementRow& row) {
  TRY(const std::optional<HostId> host, store::host_of_post(reader, row.unit, row.post_id));
  return Location{row.unit, row.town, row.village, row.person_key, host};
}

Result<registry::PlacementStanding> standing_of(Work& work, const store::PlacementRow& row) {
  TRY(const store::LastPlacementEvent last, store::last_placement_event(work.tx, row.unit, row.id));
  return registry::PlacementStanding{row.state, row.started_on, last.day};
}

Result<> write_event(Work& work, store::PlacementRow& row, const registry::PlacementChange& change,
                     Date day, const std::string& reason) {
  TRY(const store::LastPlacementEvent last, store::last_placement_event(work.tx, row.unit, row.id));
  const std::string before(word(row.state));
  row.state = change.state;
  TRY_VOID(store::save(work.tx, row));
  TRY_VOID(store::insert(
      work.tx, store::PlacementEventRow{row.unit, row.id, last.event_no + 1, change.kind, day,
                                        reason, work.actor.account, work.now}));
  work.note(
      {row.unit, "placement", row.id.value(), before, std::string(word(row.state)), reason, ""});
  return {};
}

Result<> refuse_barred(Work& work, UnitCode unit, PersonKey person, Date day,
                       std::string_view field) {
  policy::LawReader reader(work.law(), unit);
  TRY(const std::vector<store::PersonFactRow> facts, store::facts_of_person(work.tx, person));
  for (const store::PersonFactRow& fact : facts) {
    if (fact.from_day > day || (fact.until_day && *fact.until_day < day)) continue;
    const auto reason = enum_from_word<policy::Reason>(fact.fact);
    CHECK(reason.has_value());
    if (const auto figure = policy::effect_figure(*reason)) {
      TRY(const policy::Effect effect, reader.setting<policy::Effect>(*figure, day));
      if (effect != policy::Effect::refuse) continue;
    }
    const bool veterans = *reason == policy::Reason::veterans_post;
    return fail(refused("barred_on_day")
                    .with("day", to_text(day))
                    .with("reason", std::string(word(*reason)))
                    .by(veterans ? "LZ-2022-4 尾" : "LZ-2022-4 二(一)")
                    .at(std::string(field)));
  }
  return {};
}

Result<> check_year_begun(std::int64_t post_year, Date day, std::string_view field) {
  if (day.year() >= post_year) return {};
  return fail(refused("post_year_to_come")
                  .with("year", std::to_string(post_year))
                  .with("first", to_text(Date(static_cast<int>(post_year), 1, 1)))
                  .by("LZ-2022-4 一")
                  .at(std::string(field)));
}

namespace {

// However late an exit is told: the post is free from the day after it.
Result<> check_free(Work& work, const store::PostRow& post, Date day, std::string_view field) {
  if (day < *post.created_on)
    return fail(refused("post_not_yet_created")
                    .with("first", to_text(*post.created_on))
                    .by("LZ-2022-4 二(二)")
                    .at(std::string(field)));
  TRY(const std::optional<store::VacancyRow> vacancy,
      store::open_vacancy(work.tx, post.unit, post.id));
  if (vacancy && day <= vacancy->opened_on)
    return fail(refused("post_held_that_day")
                    .with("last_day", to_text(vacancy->opened_on))
                    .with("first", to_text(vacancy->opened_on.plus_days(1)))
                    .by("LZ-2022-4 二(三)")
                    .at(std::string(field)));
  return {};
}

}  // namespace

Result<bool> fill_post(Work& work, UnitCode unit, PostId id, Date day, std::string_view field) {
  TRY(std::optional<store::PostRow> post, store::find<store::PostRow>(work.tx, unit, id));
  CHECK(post.has_value());
  TRY_VOID(check_free(work, *post, day, field));
  TRY(post->state, registry::fill_post(post->state));
  const bool refill = post->first_filled_on.has_value();
  if (!refill) post->first_filled_on = day;
  TRY_VOID(store::save(work.tx, *post));
  return refill;
}

Result<> begin_placement(Work& work, store::PlacementRow& row, const std::string& reason) {
  TRY(row.number, store::take_numbers(work.tx, row.unit, "placement"));
  TRY_VOID(store::insert(work.tx, row));
  TRY_VOID(store::insert(
      work.tx, store::PlacementEventRow{row.unit, row.id, 1, registry::PlacementEventKind::started,
                                        row.started_on, reason, work.actor.account, work.now}));
  return store::close_vacancy(work.tx, row.unit, row.post_id, work.today, row.id);
}

Result<VacancyId> open_vacancy(Work& work, const store::PlacementRow& left) {
  TRY(std::optional<store::PostRow> post,
      store::find<store::PostRow>(work.tx, left.unit, left.post_id));
  CHECK(post.has_value());
  TRY(post->state, registry::vacate_post(post->state));
  TRY_VOID(store::save(work.tx, *post));
  // LZ-2022-4 二(二): 如出现空岗情况,乡镇(街道)要按照规定及时进行补充.
  // The clock runs from the day of leaving, however late it is reported.
  const store::VacancyRow vacancy{left.unit,    work.make_id<VacancyId>(left.unit),
                                  left.post_id, left.ended_on.value(),
                                  left.id,      std::nullopt,
                                  std::nullopt};
  TRY_VOID(store::insert(work.tx, vacancy));
  work.note({left.unit, "vacancy", vacancy.id.value(), "", "open", "", ""});
  return vacancy.id;
}

}  // namespace yigang::usecase

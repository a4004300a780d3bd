#include "usecase/person_life.h"

#include <algorithm>

#include "core/person_name.h"
#include "store/described_row.h"
#include "store/journal_queries.h"
#include "store/life_queries.h"
#include "store/list_queries.h"
#include "store/person_queries.h"
#include "store/placement_queries.h"
#include "store/plan_rows.h"
#include "store/setting_queries.h"
#include "store/spot_check_queries.h"
#include "usecase/application_steps.h"
#include "usecase/facts.h"
#include "usecase/person_place.h"
#include "usecase/person_rules.h"
#include "usecase/person_standing.h"
#include "usecase/placement_steps.h"
#include "usecase/spot_checks.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kVerb = "read_life";

// What is asked, by whom, and as of which day.
struct Asking {
  const Desk& desk;
  const Actor& actor;
  store::Reader& reader;
  const law::LawSnapshot& law;
  Date on;
  bool now;  // today: what stands can be told, and what may be done
};

Looking looking(const Asking& asking, std::string_view verb) {
  return {asking.reader, asking.desk.authority, verb, asking.actor};
}

Result<LifeApplication> application_of(const Asking& asking, const store::ApplicationRow& row) {
  LifeApplication one;
  one.id = row.id;
  one.unit = row.unit;
  one.number = row.number;
  one.side = row.side;
  one.village = row.village;
  one.applied_on = row.applied_on;
  if (asking.now) one.state = row.state;
  TRY(const std::vector<store::ApplicationStepRow> steps,
      store::steps_by(asking.reader, row.unit, row.id, asking.on));
  for (const store::ApplicationStepRow& step : steps)
    one.steps.push_back({static_cast<registry::Step>(step.step_no), step.kind, step.day});
  TRY(const std::vector<store::ListedDecision> decisions,
      store::decisions_about(asking.reader, row.unit, row.id.value()));
  for (const store::ListedDecision& decision : decisions)
    if (decision.day <= asking.on)
      one.decisions.push_back(
          {decision.id, decision.kind, decision.day, decision.outcome, decision.headline});
  TRY(one.ended, end_of(asking.reader, row.unit, row.id));
  if (one.ended && one.ended->day > asking.on) one.ended.reset();
  if (asking.now) {
    TRY(one.deciding, deciding_of(asking.reader, asking.desk.authority, asking.law, row));
  }
  return one;
}

Result<> add_applications(const Asking& asking, PersonKey person, PersonLife& life) {
  TRY(const std::vector<store::ApplicationRow> rows,
      store::applications_of_person(asking.reader, person, asking.on));
  for (const store::ApplicationRow& row : rows) {
    const Result<> seen =
        asking.desk.authority.check("list_applications", asking.actor, location_of(row));
    if (!seen) {
      // Whose role has no part in applications is told nothing of them, not even that there are
      // some.
      life.elsewhere = life.elsewhere || seen.error().kind == ProblemKind::not_found;
      continue;
    }
    TRY(LifeApplication one, application_of(asking, row));
    life.applications.push_back(std::move(one));
  }
  return {};
}

Result<> add_papers(const Asking& asking, const store::PlacementRow& row, LifePost& post) {
  TRY(const std::vector<store::AgreementRow> agreements,
      store::agreements_by(asking.reader, row.unit, row.application_id, asking.on));
  for (const store::AgreementRow& one : agreements)
    post.agreements.push_back(
        {one.id, one.number, one.signed_on, one.from_day, one.until_day, one.capped});
  TRY(const std::vector<store::TrainingRow> trainings,
      store::trainings_by(asking.reader, row.unit, row.application_id, asking.on));
  for (const store::TrainingRow& one : trainings)
    post.trainings.push_back({one.id, one.held_on, one.topic, one.hours_x10});
  return {};
}

// Who may see what a line pays sees it here too.
Result<> add_pay(const Asking& asking, const store::PlacementRow& row, LifePost& post) {
  TRY(const bool seen, sees(looking(asking, "list_settlement_lines"), row));
  if (!seen) return {};
  TRY(const std::vector<store::LockedLine> lines,
      store::locked_lines(asking.reader, row.unit, row.id, asking.on));
  for (const store::LockedLine& one : lines) {
    const store::SettlementLineRow& line = one.line;
    post.pay.push_back({line.id, line.run_id, line.month, line.kind, line.status, line.problem,
                        line.hours_x10, line.days_x10, line.amount_fen, line.corrects_line_id,
                        one.locked_on, asking.now ? one.payment : std::nullopt});
    post.paid_fen += line.amount_fen;
  }
  return {};
}

Result<> add_spot_checks(const Asking& asking, const store::PlacementRow& row, LifePost& post) {
  TRY(const bool seen, sees(looking(asking, "list_spot_checks"), row));
  if (!seen) return {};
  TRY(const std::vector<store::SpotCheckRow> checks,
      store::spot_checks_of(asking.reader, row.unit, row.id, asking.on));
  for (const store::SpotCheckRow& one : checks)
    if (one.recorded_on <= asking.on)
      post.spot_checks.push_back({one.id, one.day, time_of_day(one.minute), one.finding, one.place,
                                  one.withdrawn_on && *one.withdrawn_on <= asking.on});
  return {};
}

Result<> verdict(const Result<registry::PlacementChange>& change) {
  if (change) return {};
  return fail(change.error());
}

Result<std::vector<Offer>> post_offers(const Asking& asking, const store::PlacementRow& row,
                                       const std::vector<store::PlacementEventRow>& events) {
  if (!asking.now || row.state == registry::PlacementState::ended) return std::vector<Offer>();
  TRY(const Location where, location_of(asking.reader, row));
  Offers offers(asking.desk.authority, asking.actor, where);
  const registry::PlacementStanding stands{row.state, row.started_on,
                                           events.empty() ? row.started_on : events.back().day};
  if (row.state == registry::PlacementState::on_duty)
    offers.add("pause_placement", verdict(registry::pause(stands, asking.on, "-")));
  else
    offers.add("resume_placement", verdict(registry::resume(stands, asking.on)));
  for (const std::string_view verb : {"renew_agreement", "record_extension", "transfer_placement",
                                      "exit_placement", "report_exit", "order_exit", "hold_pay"})
    offers.add(verb, {});
  offers.add("record_spot_check", may_check(row.person_key, asking.actor));
  return std::move(offers).take();
}

Result<LifePost> post_of(const Asking& asking, const store::PlacementRow& row) {
  LifePost post;
  post.id = row.id;
  post.unit = row.unit;
  post.number = row.number;
  post.post = row.post_id;
  TRY(const std::optional<store::PostRow> found,
      store::find<store::PostRow>(asking.reader, row.unit, row.post_id));
  if (found) post.post_title = found->title;
  post.side = row.side;
  post.town = row.town;
  post.village = row.village;
  post.refill = row.refill;
  post.version = row.version;
  post.started_on = row.started_on;
  TRY(const std::vector<store::PlacementEventRow> events,
      store::placement_events(asking.reader, row.unit, row.id, asking.on));
  for (const store::PlacementEventRow& event : events)
    post.events.push_back({event.kind, event.day});
  post.state = state_on(row, events, asking.on);
  if (post.state == Standing::ended) {
    post.ended_on = row.ended_on;
    post.end_reason = row.end_reason;
  }
  TRY_VOID(add_papers(asking, row, post));
  TRY_VOID(add_pay(asking, row, post));
  TRY_VOID(add_spot_checks(asking, row, post));
  TRY(post.actions, post_offers(asking, row, events));
  return post;
}

Result<> add_posts(const Asking& asking, const std::vector<store::PlacementRow>& rows,
                   PersonLife& life) {
  for (const store::PlacementRow& row : rows) {
    TRY(const bool seen, sees(looking(asking, kVerb), row));
    if (!seen) {
      life.elsewhere = true;
      continue;
    }
    TRY(LifePost post, post_of(asking, row));
    life.state = post.state;
    life.posts.push_back(std::move(post));
  }
  return {};
}

// LZ-2022-4 二(四)/7: of the side of the last post, or of the last application. Who only applied
// has used no month yet, but may have old ones (二(六)/4).
Result<> add_term(const Asking& asking, const store::PersonRow& person, PersonLife& life) {
  if (!asking.now || (life.posts.empty() && life.applications.empty())) return {};
  const Side side = life.posts.empty() ? life.applications.back().side : life.posts.back().side;
  TRY(life.term,
      term_of({asking.desk, asking.actor, asking.reader, asking.law, asking.on}, person, side));
  return {};
}

// domain.md §7: who looked at a person is for those who read the journal.
Result<> add_looks(const Asking& asking, const store::PersonRow& person, PersonLife& life) {
  if (!asking.now || !asking.desk.authority.check("read_journal", asking.actor, {person.unit}))
    return {};
  store::JournalFilter filter;
  filter.unit = person.unit;
  filter.table = "person";
  filter.object = person.id.value();
  TRY(life.looks, store::count_journal(asking.reader, filter));
  return {};
}

std::vector<Offer> person_offers(const Asking& asking, const store::PersonRow& person) {
  if (!asking.now) return {};
  Offers offers(asking.desk.authority, asking.actor, location_of(person));
  for (const std::string_view verb : {"record_fact", "record_recognition", "confirm_category",
                                      "record_prior_months", "set_bank_account"})
    offers.add(verb, {});
  offers.add("move_person", may_move(asking.reader, person.person_key));
  offers.add("merge_persons", {});
  return std::move(offers).take();
}

// domain.md §7: whose role has no part in persons knows those who are on a post that he sees.
Result<> may_see_life(const Looking& looking, const store::PersonRow& person,
                      const std::vector<store::PlacementRow>& placements) {
  TRY_VOID(may_see(looking, person, placements));
  if (looking.authority.check("list_persons", looking.actor, location_of(person))) return {};
  TRY(const bool by_placement, sees_one(looking, placements));
  if (by_placement) return {};
  return fail(not_found("not_found"));
}

Result<PersonLife> life_of(const Asking& asking, const store::PersonRow& person,
                           const std::vector<store::PlacementRow>& rows) {
  PersonLife life;
  life.person = person.id;
  life.number = person.number;
  life.name = masked_name(person.name);
  life.resident_tail = person.resident_tail;
  life.unit = person.unit;
  life.town = person.town;
  life.village = person.village;
  life.on = asking.on;
  TRY_VOID(add_applications(asking, person.person_key, life));
  TRY_VOID(add_posts(asking, rows, life));
  TRY_VOID(add_term(asking, person, life));
  TRY_VOID(add_looks(asking, person, life));
  life.actions = person_offers(asking, person);
  return life;
}

}  // namespace

Result<PersonLife> person_life(Desk& desk, const Actor& actor, const LifeQuery& query) {
  TRY_VOID(desk.authority.check_role(kVerb, actor));
  return desk.database.read_value<PersonLife>([&](store::Reader& reader) -> Result<PersonLife> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const store::PersonRow person, person_of(reader, edition.snapshot->areas(), query.person));
    TRY(const Date today, store::business_day(reader, desk.clock));
    TRY(std::vector<store::PlacementRow> rows,
        store::placements_of_person(reader, person.person_key, today));
    TRY_VOID(may_see_life({reader, desk.authority, kVerb, actor}, person, rows));
    const Asking asking{desk,
                        actor,
                        reader,
                        *edition.snapshot,
                        query.on.value_or(today),
                        query.on.value_or(today) == today};
    if (asking.on > today)
      return fail(bad_input("day_in_future").with("day", to_text(asking.on)).at("on"));
    std::erase_if(rows, [&](const auto& row) { return row.started_on > asking.on; });
    return life_of(asking, person, rows);
  });
}

}  // namespace yigang::usecase

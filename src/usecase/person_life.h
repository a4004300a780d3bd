// 人员档案 (LZ-2022-4 二(三) 实名制; interface.md §9.1): one person's way with the programme on one
// page, as it was on a day: applications with their steps and decisions, posts with what happened
// on them, agreements, trainings and settled months, and how much of the term is used. What lies
// outside of the actor's scope is not told, only that there is something (domain.md §7). What was
// decided or corrected after the day is left out; what was *known* on it is another question.
// Reads only; cost: a few indexed rows of one person.
#pragma once

#include "store/month_rows.h"
#include "store/payment_rows.h"
#include "store/spot_check_rows.h"
#include "usecase/deciding.h"
#include "usecase/person_standing.h"
#include "usecase/reads.h"
#include "usecase/term_view.h"

namespace yigang::usecase {

struct LifeQuery {
  PersonId person;
  std::optional<Date> on;  // default: today
};
BOOST_DESCRIBE_STRUCT(LifeQuery, (), (person, on))

struct LifeStep {
  registry::Step step = registry::Step::none;
  registry::StepKind kind = registry::StepKind::done;
  Date day;
};
BOOST_DESCRIBE_STRUCT(LifeStep, (), (step, kind, day))

struct LifeApplication {
  ApplicationId id;
  UnitCode unit;
  std::int64_t number = 0;
  Side side{};
  PlaceCode village;
  Date applied_on;
  std::optional<registry::ApplicationState> state;  // as it stands: only when asked for today
  std::vector<LifeStep> steps;
  std::vector<DecisionView> decisions;
  std::optional<EndView> ended;      // by the day
  std::optional<Deciding> deciding;  // only when asked for today
};
BOOST_DESCRIBE_STRUCT(LifeApplication, (),
                      (id, unit, number, side, village, applied_on, state, steps, decisions, ended,
                       deciding))

struct LifeAgreement {
  AgreementId id;
  std::int64_t number = 0;
  Date signed_on;
  Date from_day;
  Date until_day;
  bool capped = false;  // shortened to the end of the term
};
BOOST_DESCRIBE_STRUCT(LifeAgreement, (), (id, number, signed_on, from_day, until_day, capped))

struct LifeTraining {
  TrainingId id;
  Date held_on;
  std::string topic;
  Hours hours;
};
BOOST_DESCRIBE_STRUCT(LifeTraining, (), (id, held_on, topic, hours))

// A line of a locked month; a correction names the line that it corrects.
struct LifePay {
  SettlementLineId id;
  SettlementRunId run;
  Month month;
  store::LineKind kind{};
  store::LineStatus status{};
  std::optional<store::LineProblem> problem;
  Hours hours;
  WorkDays days;
  Fen amount_fen;
  std::optional<SettlementLineId> corrects;
  Date locked_on;
  std::optional<store::PaymentState> payment;  // as it stands: only when asked for today
};
BOOST_DESCRIBE_STRUCT(LifePay, (),
                      (id, run, month, kind, status, problem, hours, days, amount_fen, corrects,
                       locked_on, payment))

// Somebody went to where the person works; shown beside the pay and never part of it.
struct LifeSpotCheck {
  SpotCheckId id;
  Date day;
  std::string time;
  store::SpotFinding finding{};
  std::string place;
  bool withdrawn = false;  // by the day
};
BOOST_DESCRIBE_STRUCT(LifeSpotCheck, (), (id, day, time, finding, place, withdrawn))

struct LifePost {
  PlacementId id;
  UnitCode unit;
  std::int64_t number = 0;
  PostId post;
  std::string post_title;
  Side side{};
  PlaceCode town;
  PlaceCode village;
  Standing state{};
  bool refill = false;
  Date started_on;
  std::optional<Date> ended_on;  // where it had ended by the day
  std::optional<registry::ExitReason> end_reason;
  std::vector<StandingEvent> events;
  std::vector<LifeAgreement> agreements;
  std::vector<LifeTraining> trainings;
  std::vector<LifePay> pay;                // empty for whoever may not see pay
  Fen paid_fen;                            // of these
  std::vector<LifeSpotCheck> spot_checks;  // empty for whoever may not see them
  std::int64_t version = 0;
  std::vector<Offer> actions;  // none for a day that is past
};
BOOST_DESCRIBE_STRUCT(LifePost, (),
                      (id, unit, number, post, post_title, side, town, village, state, refill,
                       started_on, ended_on, end_reason, events, agreements, trainings, pay,
                       paid_fen, spot_checks, version, actions))

struct PersonLife {
  PersonId person;
  std::int64_t number = 0;
  std::string name;           // masked
  std::string resident_tail;  // the last four of the resident number
  UnitCode unit;
  PlaceCode town;
  PlaceCode village;
  Date on;
  Standing state = Standing::none;
  bool elsewhere = false;  // something of it lies outside of the asker's scope
  std::vector<LifeApplication> applications;
  std::vector<LifePost> posts;
  std::optional<LifeTerm> term;       // only when asked for today
  std::optional<std::int64_t> looks;  // entries of the journal; only for who may read it
  std::vector<Offer> actions;         // none for a day that is past
};
BOOST_DESCRIBE_STRUCT(PersonLife, (),
                      (person, number, name, resident_tail, unit, town, village, on, state,
                       elsewhere, applications, posts, term, looks, actions))
// For whoever has the person in his scope, or one of the person's placements; whose role has no
// part in persons (domain.md §7) sees those only who have a placement that he sees. Refusals
// `not_found`, `day_in_future`.
[[nodiscard]] Result<PersonLife> person_life(Desk& desk, const Actor& actor,
                                             const LifeQuery& query);

}  // namespace yigang::usecase

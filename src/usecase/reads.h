// Reads for the screens: each within the actor's scope, each as a described struct. Lists come in
// pages by key; `total` is the number of all rows with the same filter in the same scope. Never
// changes anything.
#pragma once

#include "registry/application.h"
#include "store/application_way.h"
#include "store/list_queries.h"
#include "usecase/application_steps.h"
#include "usecase/explanation.h"
#include "usecase/offers.h"
#include "usecase/perform.h"

namespace yigang::usecase {

// The law and the business day of this moment, for pages that belong to nobody in particular.
[[nodiscard]] Result<law::LawPtr> law_of(Desk& desk);
[[nodiscard]] Result<Date> today(Desk& desk);
// The digest of the law of now.
[[nodiscard]] Result<std::string> law_version(Desk& desk);

// `on`: the report as that day would have given it; a version that was issued later does not count
// (一/6). Nothing: today.
struct PlanReportQuery {
  std::int64_t year = 0;
  std::optional<Date> on;
};
BOOST_DESCRIBE_STRUCT(PlanReportQuery, (), (year, on))

// 市下达 and 县增设 are two columns; only the first counts. 完成 is created and first filled. Every
// figure is of one place: for whoever sees a town, the plan is what the county gave that town as it
// stands now, and the self-increase the posts that were made there beyond it.
struct PlanReportLine {
  UnitCode unit;
  std::string name;
  std::int64_t plan_rural = 0;
  std::int64_t plan_urban = 0;
  std::int64_t self_increase = 0;
  std::int64_t created = 0;
  std::int64_t completed_rural = 0;
  std::int64_t completed_urban = 0;
  std::int64_t on_duty = 0;                // on the year's posts, of the plan and beyond it
  std::int64_t on_duty_self_increase = 0;  // beyond it: no part of a share of the plan
  std::int64_t vacant = 0;                 // the year's posts that somebody left and nobody fills
};
BOOST_DESCRIBE_STRUCT(PlanReportLine, (),
                      (unit, name, plan_rural, plan_urban, self_increase, created, completed_rural,
                       completed_urban, on_duty, on_duty_self_increase, vacant))

struct PlanReport {
  std::int64_t year = 0;
  Date on;
  std::optional<std::int64_t> plan_version;
  std::optional<std::string> document;
  bool rural_approximate = false;  // 一/3–4 约
  bool urban_approximate = false;
  std::optional<Date> issued_on;
  std::optional<Date> effective_from;
  bool issued_late = false;  // 二(二)/1 未提前: the year's first version was not issued before it
  std::optional<PlaceCode> town;  // the figures are those of this town, not of the whole unit
  std::optional<std::string> town_name;
  std::vector<PlanReportLine> lines;
};
BOOST_DESCRIBE_STRUCT(PlanReport, (),
                      (year, on, plan_version, document, rural_approximate, urban_approximate,
                       issued_on, effective_from, issued_late, town, town_name, lines))
[[nodiscard]] Result<PlanReport> plan_report(Desk& desk, const Actor& actor,
                                             const PlanReportQuery& query);
// The same for a read that has asked already whether the actor may; the year is one of a plan.
[[nodiscard]] Result<PlanReport> plan_report_in(Desk& desk, store::Reader& reader,
                                                const Actor& actor, const PlanReportQuery& query);

struct ApplicationQuery {
  std::optional<registry::ApplicationState> state;
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<bool> decidable;  // notice over, no objection, some post waits
  std::optional<ApplicationId> after;
  std::int64_t limit = 50;
  std::optional<PlaceCode> village = {};
  std::optional<AnnouncementId> announcement = {};
  std::optional<ReviewSessionId> review = {};  // only those that were voted on in it
  std::optional<bool> passed = {};             // with `review`: how the vote ended
  std::optional<store::ApplicationOrder> sort = {};
  std::optional<bool> descending = {};
  std::optional<Date> applied_from = {};
  std::optional<Date> applied_until = {};
  std::optional<Date> approved_from = {};  // approved on a day between these, whatever came after
  std::optional<Date> approved_until = {};
};
BOOST_DESCRIBE_STRUCT(ApplicationQuery, (),
                      (state, unit, town, decidable, after, limit, village, announcement, review,
                       passed, sort, descending, applied_from, applied_until, approved_from,
                       approved_until))

struct ApplicationLine {
  ApplicationId id;
  std::int64_t number = 0;
  std::string name;  // masked
  UnitCode unit;
  PlaceCode town;
  PlaceCode village;
  Side side = Side::rural;
  registry::ApplicationState state = registry::ApplicationState::applied;
  Date applied_on;
  std::optional<std::int64_t> votes_for;
  std::optional<store::ApplicationWay> way = {};  // of who has been approved
};
BOOST_DESCRIBE_STRUCT(ApplicationLine, (),
                      (id, number, name, unit, town, village, side, state, applied_on, votes_for,
                       way))
[[nodiscard]] Result<wire::Page<ApplicationLine>> list_applications(Desk& desk, const Actor& actor,
                                                                    const ApplicationQuery& query);

struct OneApplication {
  ApplicationId id;
};
BOOST_DESCRIBE_STRUCT(OneApplication, (), (id))

struct StepView {
  registry::Step step = registry::Step::none;
  registry::StepKind kind = registry::StepKind::done;
  Date day;
  AccountId actor;
  std::string actor_name;
  std::string organisation;  // whose account it is
  std::string evidence;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(StepView, (),
                      (step, kind, day, actor, actor_name, organisation, evidence, reason))

struct DecisionView {
  ExplanationId id;
  std::string kind;
  Date day;
  std::string outcome;
  std::optional<std::string> headline;
};
BOOST_DESCRIBE_STRUCT(DecisionView, (), (id, kind, day, outcome, headline))

struct ApplicationView {
  ApplicationLine line;
  std::int64_t version = 0;
  PersonId person;
  std::optional<PostId> post;
  std::string target_groups;
  std::vector<StepView> steps;
  std::vector<DecisionView> decisions;
  std::optional<EndView> ended;
  std::vector<Offer> actions;
};
BOOST_DESCRIBE_STRUCT(ApplicationView, (),
                      (line, version, person, post, target_groups, steps, decisions, ended,
                       actions))
[[nodiscard]] Result<ApplicationView> read_application(Desk& desk, const Actor& actor,
                                                       ApplicationId id);

struct OneExplanation {
  ExplanationId id;
};
BOOST_DESCRIBE_STRUCT(OneExplanation, (), (id))
[[nodiscard]] Result<wire::RawJson> read_trace(Desk& desk, const Actor& actor, ExplanationId id);

}  // namespace yigang::usecase

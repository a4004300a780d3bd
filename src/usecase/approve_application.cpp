// 县级审批 (LZ-2022-4 二(三)/1): after the notice, on today's facts, reserving person and post.
#include "registry/post.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "store/plan_rows.h"
#include "usecase/application_steps.h"
#include "usecase/application_verbs.h"
#include "usecase/person_place.h"

namespace yigang::usecase {

namespace {

struct Case {
  store::ApplicationRow application;
  store::PersonRow person;
  registry::Progress progress;
  std::optional<store::NoticeOfApplication> notice;
  bool notice_waived = false;
};

Result<Case> fetch_case(Work& work, ApplicationId id) {
  Case found;
  TRY(found.application, application_of(work.tx, work.areas(), id));
  TRY(found.person, person_of(work.tx, work.areas(), found.application.person_id));
  TRY(const std::vector<store::ApplicationStepRow> steps,
      store::steps_of(work.tx, found.application.unit, found.application.id));
  found.progress.state = found.application.state;
  if (!steps.empty()) {
    found.progress.last_step = static_cast<registry::Step>(steps.back().step_no);
    found.progress.last_day = steps.back().day;
    found.notice_waived = found.progress.last_step == registry::Step::notice &&
                          steps.back().kind == registry::StepKind::waived;
  }
  TRY(found.notice, store::notice_of(work.tx, found.application.unit, found.application.id));
  return found;
}

// domain.md §7.1: enterer, reviewer and approver of one case are different persons.
Result<> check_duties(Work& work, const Actor& actor, const Case& found) {
  TRY_VOID(require_other_person(actor, found.application.entered_by, "apply_for_post"));
  TRY(const std::optional<AccountId> reviewer,
      store::reviewer_of(work.tx, found.application.unit, found.application.id));
  if (reviewer) TRY_VOID(require_other_person(actor, *reviewer, "open_review"));
  if (found.notice)
    TRY_VOID(require_other_person(actor, found.notice->published_by, "publish_notice"));
  if (actor.person && *actor.person == found.person.person_key) return fail(forbidden("own_case"));
  return {};
}

Result<registry::Advance> check_steps(const Case& found, Date today) {
  registry::NoticeStanding standing;
  standing.waived = found.notice_waived;
  if (found.notice) {
    standing.last_day = found.notice->last_day;
    standing.open_objections = found.notice->open_objections;
    standing.upheld_objections = found.notice->upheld_objections;
  }
  return registry::approve(found.progress, today, standing);
}

Result<> check_verdict(const StoredVerdict& verdict, const ApproveApplication& command) {
  const auto headline = verdict.result.headline();
  switch (verdict.result.outcome) {
    case policy::Outcome::eligible:
      return {};
    case policy::Outcome::refused:
      if (*headline == policy::Reason::holds_post)
        return fail(conflict("holds_post").by("LZ-2022-4 二(三)"));
      return fail(refused("not_eligible")
                      .with("reason", std::string(word(*headline)))
                      .by("LZ-2022-4 二(一)"));
    case policy::Outcome::for_decision:
      // The rules leave it to a person, who must say why.
      if (command.reason.empty())
        return fail(refused("decision_needs_reason")
                        .with("reason", std::string(word(*headline)))
                        .at("reason"));
      return {};
  }
  CHECK(false);
  return {};
}

Result<> reserve(Work& work, const Case& found, const ApproveApplication& command) {
  TRY(std::optional<store::PostRow> post,
      store::find<store::PostRow>(work.tx, found.application.unit, command.post));
  if (!post) return fail(not_found("not_found").at("post"));
  if (post->side != found.application.side) return fail(bad_input("post_of_other_side").at("post"));
  TRY(const store::HolderClaim claim,
      store::claim_holder(work.tx, {found.person.person_key, found.application.unit, command.post,
                                    found.application.id}));
  if (claim == store::HolderClaim::person_holds)
    return fail(conflict("holds_post").by("LZ-2022-4 二(三)"));
  if (claim == store::HolderClaim::post_held)
    return fail(conflict("post_taken").by("LZ-2022-4 二(三)").at("post"));
  TRY(post->state, registry::reserve_post(post->state));
  TRY_VOID(store::save(work.tx, *post));
  return {};
}

// 以初次核定其享受补贴时年龄为准: frozen at the first approval of any subsidy, and never again.
Result<> freeze(Work& work, const Case& found) {
  policy::LawReader reader(work.law(), found.person.unit);
  store::FirstApprovalRow row;
  row.person_key = found.person.person_key;
  row.unit = found.person.unit;
  row.day = work.today;
  TRY(const LeapBirthday leap, reader.leap_birthday(work.today));
  row.age = age_on(found.person.birth_date, work.today, leap);
  if (found.person.retirement_category) {
    TRY(const policy::FirstApproval frozen,
        policy::freeze_first_approval(reader, work.today, found.person.birth_date,
                                      *found.person.retirement_category));
    row.retirement_day = frozen.retirement_day;
    row.under_five_years = frozen.under_distance;
  }
  row.law_digest = work.law_digest;
  return store::freeze_first_approval(work.tx, row);
}

Result<> use_expansions(Work& work, const Case& found, const std::vector<ClaimedGroup>& groups) {
  for (const ClaimedGroup& group : groups) {
    if (group.group != TargetGroup::expanded || groups.size() > 1) continue;
    TRY(const std::vector<store::ScopeExpansionRow> rows,
        store::expansions_named(work.tx, found.application.unit, group.expanded_name));
    for (const store::ScopeExpansionRow& row : rows) {
      if (work.today < row.from_day || work.today > row.until_day) continue;
      return store::use_expansion(work.tx, found.application.unit, row.id);
    }
  }
  return {};
}

Result<store::ApprovalRow> write_approval(Work& work, const Case& found,
                                          const ApproveApplication& command,
                                          ExplanationId decision) {
  policy::LawReader reader(work.law(), found.application.unit);
  TRY(const std::int64_t days, reader.integer(law::Figure::approval_lapse_days, work.today));
  store::ApprovalRow row;
  row.unit = found.application.unit;
  row.id = work.make_id<ApprovalId>(row.unit);
  row.application_id = found.application.id;
  row.post_id = command.post;
  if (found.notice && !found.notice_waived) {
    row.notice_id = found.notice->notice;
    row.notice_last_day = found.notice->last_day;
  }
  row.decided_on = work.today;
  row.lapses_on = work.today.plus_days(static_cast<int>(days));
  row.decision_id = decision;
  row.reason = command.reason;
  row.decided_by = work.actor.account;
  row.state = store::ApprovalState::standing;
  const std::string text = "approval|" + to_text(row.unit) + "|" + to_text(row.application_id) +
                           "|" + to_text(row.post_id) + "|" + to_text(row.decided_on) + "|" +
                           to_text(row.decision_id) + "|" + to_text(row.decided_by);
  TRY(row.signature, work.desk.keys.sign(to_text(row.unit), bytes_of(text)));
  TRY_VOID(store::insert(work.tx, row));
  return row;
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ApproveApplication& command) {
  return location_of_application(reader, areas, command.id);
}

Result<Approved> act(Work& work, const Grant<ApproveApplication>& grant,
                     const ApproveApplication& command) {
  TRY(Case found, fetch_case(work, command.id));
  TRY_VOID(check_duties(work, grant.actor(), found));
  TRY(const registry::Advance advance, check_steps(found, work.today));
  TRY(const std::vector<ClaimedGroup> groups, parse_groups(found.application.target_groups));
  TRY(const GatheredFacts gathered,
      gather_facts(work, found.person, found.application.side, groups, work.today));
  TRY(const StoredVerdict verdict, store_verdict(work, "approval", found.application.id.value(),
                                                 gathered.facts, gathered.tenure_trace));
  TRY_VOID(check_verdict(verdict, command));
  TRY_VOID(reserve(work, found, command));
  TRY_VOID(use_expansions(work, found, groups));
  TRY_VOID(freeze(work, found));
  TRY(const store::ApprovalRow approval, write_approval(work, found, command, verdict.id));
  found.application.post_id = command.post;
  TRY_VOID(take_step(work, found.application, advance,
                     {work.today, "approval/" + to_text(approval.id), command.reason}));
  return Approved{approval.id, found.application.id, command.post, approval.lapses_on, verdict.id};
}

}  // namespace yigang::usecase

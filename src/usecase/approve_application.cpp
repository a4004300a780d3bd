// 县级审批 (LZ-2022-4 二(三)/1): after the notice, on today's facts, reserving person and post.
#include "base/text.h"
#include "registry/post.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_rows.h"
#include "store/plan_rows.h"
#include "usecase/application_rules.h"
#include "usecase/application_steps.h"
#include "usecase/application_verbs.h"
#include "usecase/expansion.h"
#include "usecase/first_approval.h"
#include "usecase/person_place.h"

namespace yigang::usecase {

namespace {

struct Case {
  ApplicationCase standing;
  store::PersonRow person;
};

Result<Case> fetch_case(Work& work, ApplicationId id) {
  TRY(store::ApplicationRow application, application_of(work.tx, work.areas(), id));
  Case found;
  TRY(found.standing, case_of(work.tx, std::move(application)));
  TRY(found.person, person_of(work.tx, work.areas(), found.standing.application.person_id));
  return found;
}

// A refusal takes its explanation with it, since nothing is stored: all reasons, and what would
// turn it, each as kind:reason and for a day :day.
Problem not_eligible(const StoredVerdict& verdict) {
  const auto listed = [](std::string& list, const std::string& one) {
    list += (list.empty() ? "" : ";") + one;
  };
  std::string reasons;
  for (const policy::Reason reason : verdict.result.reasons.list())
    listed(reasons, std::string(word(reason)));
  std::string turning;
  for (const TurningLine& line : verdict.turning)
    listed(turning, std::string(word(line.kind)) + ":" + std::string(word(line.reason)) +
                        (line.day ? ":" + to_text(*line.day) : ""));
  return refused("not_eligible")
      .with("reason", std::string(word(*verdict.result.headline())))
      .with("reasons", reasons)
      .with("turning", turning)
      .by("LZ-2022-4 二(一)");
}

Result<> check_verdict(const StoredVerdict& verdict, const ApproveApplication& command) {
  const auto headline = verdict.result.headline();
  switch (verdict.result.outcome) {
    case policy::Outcome::eligible:
      return {};
    case policy::Outcome::refused:
      if (*headline == policy::Reason::holds_post)
        return fail(conflict("holds_post").by("LZ-2022-4 二(三)"));
      return fail(not_eligible(verdict));
    case policy::Outcome::for_decision:
      // The rules leave it to a person, who must say why.
      if (trim(command.reason).empty())
        return fail(refused("decision_needs_reason")
                        .with("reason", std::string(word(*headline)))
                        .at("reason"));
      return {};
  }
  CHECK(false);
  return {};
}

// LZ-2022-4 二(二): 发布公告 comes first. A post of the announcement that the person answered; or,
// since who waits in reserve fills what falls vacant, one of the person's own town that was
// announced before.
Result<> check_announced(Work& work, const store::ApplicationRow& application,
                         const store::PostRow& post) {
  TRY(const bool own,
      store::announces(work.tx, application.unit, application.announcement_id, post.id));
  if (own) return {};
  TRY(const bool before, store::ever_announced(work.tx, application.unit, post.id));
  if (!before) return fail(refused("post_not_announced").by("LZ-2022-4 二(二)").at("post"));
  if (post.town != application.town)
    return fail(refused("post_of_other_town").by("LZ-2022-4 二(二)").at("post"));
  return {};
}

Result<> reserve(Work& work, const Case& found, const ApproveApplication& command) {
  TRY(std::optional<store::PostRow> post,
      store::find<store::PostRow>(work.tx, found.standing.application.unit, command.post));
  if (!post) return fail(not_found("not_found").at("post"));
  if (post->side != found.standing.application.side)
    return fail(bad_input("post_of_other_side").at("post"));
  TRY_VOID(check_announced(work, found.standing.application, *post));
  TRY(const store::HolderClaim claim,
      store::claim_holder(work.tx, {found.person.person_key, found.standing.application.unit,
                                    command.post, found.standing.application.id}));
  if (claim == store::HolderClaim::person_holds)
    return fail(conflict("holds_post").by("LZ-2022-4 二(三)"));
  if (claim == store::HolderClaim::post_held) {
    TRY(Problem taken, post_taken(work, found.standing.application.unit, command.post));
    return fail(std::move(taken));
  }
  TRY(post->state, registry::reserve_post(post->state));
  TRY_VOID(store::save(work.tx, *post));
  return {};
}

// 以初次核定其享受补贴时年龄为准: frozen at the first approval of any subsidy, and never again.
Result<> freeze(Work& work, const Case& found) {
  TRY(const store::FirstApprovalRow row, first_approval_on(work, found.person, work.today));
  return store::freeze_first_approval(work.tx, row);
}

Result<store::ApprovalRow> write_approval(Work& work, const Case& found,
                                          const ApproveApplication& command, ExplanationId decision,
                                          std::optional<ExpansionId> expansion) {
  policy::LawReader reader(work.law(), found.standing.application.unit);
  TRY(const std::int64_t days, reader.integer(law::Figure::approval_lapse_days, work.today));
  store::ApprovalRow row;
  row.unit = found.standing.application.unit;
  row.id = work.make_id<ApprovalId>(row.unit);
  row.application_id = found.standing.application.id;
  row.post_id = command.post;
  if (found.standing.notice && !found.standing.notice_waived) {
    row.notice_id = found.standing.notice->notice;
    row.notice_last_day = found.standing.notice->last_day;
  }
  row.decided_on = work.today;
  row.lapses_on = work.today.plus_days(static_cast<int>(days));
  row.decision_id = decision;
  row.reason = command.reason;
  row.decided_by = work.actor.account;
  row.state = store::ApprovalState::standing;
  row.expansion_id = expansion;
  TRY(row.signature, work.desk.keys.sign(to_text(row.unit), bytes_of(approval_text(row))));
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
  TRY(const registry::Advance advance, may_approve(found.standing, grant.actor(), work.today));
  TRY(const std::vector<ClaimedGroup> groups,
      parse_groups(found.standing.application.target_groups));
  TRY(const GatheredFacts gathered,
      gather_facts(work, found.person, found.standing.application.side, groups, work.today));
  TRY(const StoredVerdict verdict,
      store_verdict(work, "approval", found.standing.application.id.value(), gathered.facts,
                    gathered.tenure_trace, command.reason));
  TRY_VOID(check_verdict(verdict, command));
  TRY_VOID(reserve(work, found, command));
  TRY(const std::optional<ExpansionId> expansion, take_expansion(work, gathered.facts));
  TRY_VOID(freeze(work, found));
  TRY(const store::ApprovalRow approval,
      write_approval(work, found, command, verdict.id, expansion));
  found.standing.application.post_id = command.post;
  TRY_VOID(
      take_step(work, found.standing.application, advance,
                {work.today, "approval/" + to_text(approval.id), command.reason, approval.id}));
  return Approved{approval.id, found.standing.application.id, command.post, approval.lapses_on,
                  verdict.id};
}

}  // namespace yigang::usecase

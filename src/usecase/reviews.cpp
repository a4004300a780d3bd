// 民主评议: a village opens a session, records the votes and closes it; more than half of those
// present decide.
#include <set>

#include "policy/notice.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "usecase/application_steps.h"
#include "usecase/application_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader&, const law::Areas& areas, const OpenReview& command) {
  if (!command.village.is_village()) return fail(bad_input("village_needed").at("village"));
  return location_of_place(areas, command.village);
}

Result<Changed<ReviewSessionId>> act(Work& work, const Grant<OpenReview>& grant,
                                     const OpenReview& command) {
  TRY_VOID(require_text(command.location, "location"));
  TRY_VOID(require_text(command.chair, "chair"));
  TRY_VOID(require_text(command.recorder, "recorder"));
  TRY_VOID(not_in_future(work, command.held_on, "held_on"));
  if (command.expected < 1 || command.expected > 10000)
    return fail(bad_input("review_attendance").at("expected"));
  if (command.present < 1 || command.present > command.expected)
    return fail(bad_input("review_attendance").at("present"));
  const UnitCode unit = grant.location().unit;
  TRY(const std::optional<store::AnnouncementRow> announcement,
      store::find<store::AnnouncementRow>(work.tx, unit, command.announcement));
  if (!announcement || announcement->state != store::AnnouncementState::published)
    return fail(refused("announcement_not_open").at("announcement"));
  // LZ-2022-4 二(二): 发布公告 and 报名申请 come before 民主评议.
  if (command.held_on < announcement->opens_on)
    return fail(refused("review_before_announcement")
                    .with("opens_on", to_text(announcement->opens_on))
                    .by("LZ-2022-4 二(二)")
                    .at("held_on"));
  const store::ReviewSessionRow row{unit,
                                    work.make_id<ReviewSessionId>(unit),
                                    command.announcement,
                                    command.village,
                                    command.held_on,
                                    command.location,
                                    command.chair,
                                    command.recorder,
                                    command.expected,
                                    command.present,
                                    store::ReviewState::open,
                                    grant.actor().account,
                                    "",
                                    1};
  TRY_VOID(store::insert(work.tx, row));
  work.note({unit, "review_session", row.id.value(), "", "open", "", wire::to_json(command)});
  return Changed<ReviewSessionId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const CloseReview& command) {
  TRY(const UnitCode unit, unit_of_id(areas, command.id));
  TRY(const std::optional<store::ReviewSessionRow> row,
      store::find<store::ReviewSessionRow>(reader, unit, command.id));
  if (!row) return fail(not_found("not_found"));
  return location_of_place(areas, row->village);
}

namespace {

Result<> check_vote(const Vote& vote, std::int64_t present) {
  const bool sane = vote.agree >= 0 && vote.against >= 0 && vote.abstain >= 0 &&
                    vote.agree <= present && vote.against <= present && vote.abstain <= present &&
                    vote.agree + vote.against + vote.abstain == present;
  if (!sane)
    return fail(
        bad_input("votes_do_not_add_up").with("present", std::to_string(present)).at("votes"));
  return {};
}

// The person has a right to the reason also where the village decided: the votes and the majority
// that was needed stand beside screening and approval.
Result<bool> decide_by_vote(Work& work, const store::ReviewSessionRow& session, const Vote& vote) {
  policy::Trace trace;
  policy::LawReader reader(work.law(), session.unit, &trace);
  // 本文件未规定: the majority is a parameter (review_majority), abstention is not agreement.
  TRY(const bool passed,
      policy::explain_review(reader, &trace, session.held_on, static_cast<int>(vote.agree),
                             static_cast<int>(session.present)));
  StoredTrace stored;
  stored.decision = "review";
  stored.day = session.held_on;
  stored.outcome = passed ? "passed" : "failed";
  stored.nodes = explained(trace);
  for (ExplainedNode& node : stored.nodes)
    for (policy::TraceFact& fact : node.facts)
      if (fact.name == "agree" || fact.name == "present")
        fact.evidence = "review_session/" + to_text(session.id);
  TRY_VOID(store_trace(work, session.unit, vote.application.value(), std::move(stored)));
  return passed;
}

Result<bool> record_vote(Work& work, const store::ReviewSessionRow& session, const Vote& vote) {
  TRY_VOID(check_vote(vote, session.present));
  TRY(store::ApplicationRow application, application_of(work.tx, work.areas(), vote.application));
  if (application.unit != session.unit || application.village != session.village ||
      application.announcement_id != session.announcement_id)
    return fail(bad_input("application_not_of_session").at("votes"));
  TRY_VOID(require_other_person(work.actor, application.entered_by, "apply_for_post"));
  TRY(const bool passed, decide_by_vote(work, session, vote));
  TRY_VOID(store::insert(work.tx,
                         store::ReviewVoteRow{session.unit, session.id, application.id, vote.agree,
                                              vote.against, vote.abstain, passed, vote.remark}));
  TRY(const registry::Progress progress, progress_of(work.tx, application));
  TRY(const registry::Advance advance, passed ? registry::pass_review(progress, session.held_on)
                                              : registry::fail_review(progress, session.held_on));
  application.votes_for = vote.agree;
  TRY_VOID(take_step(work, application, advance,
                     {session.held_on, "review_session/" + to_text(session.id), ""}));
  return passed;
}

}  // namespace

Result<ReviewClosed> act(Work& work, const Grant<CloseReview>& grant, const CloseReview& command) {
  TRY_VOID(require_text(command.evidence, "evidence"));
  if (command.votes.empty()) return fail(bad_input("nothing_chosen").at("votes"));
  TRY(std::optional<store::ReviewSessionRow> session,
      store::find<store::ReviewSessionRow>(work.tx, grant.location().unit, command.id));
  if (session->state != store::ReviewState::open) return fail(conflict("review_closed"));
  std::set<ApplicationId> seen;
  ReviewClosed closed{session->id, 0, 0};
  for (const Vote& vote : command.votes) {
    if (!seen.insert(vote.application).second)
      return fail(bad_input("application_twice").at("votes"));
    TRY(const bool passed, record_vote(work, *session, vote));
    ++(passed ? closed.passed : closed.failed);
  }
  session->state = store::ReviewState::closed;
  session->evidence = command.evidence;
  TRY_VOID(store::save(work.tx, *session));
  work.note({session->unit, "review_session", session->id.value(), "open", "closed", "", ""});
  return closed;
}

}  // namespace yigang::usecase

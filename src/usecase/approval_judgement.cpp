#include "usecase/approval_judgement.h"

#include <algorithm>
#include <unordered_map>

#include "policy/eligibility.h"
#include "usecase/proposed_posts.h"

namespace yigang::usecase {

namespace {

using ById = std::unordered_map<std::int64_t, JudgedApproval*>;

JudgedApproval* find(const ById& all, ApplicationId id) {
  const auto found = all.find(id.value());
  return found == all.end() ? nullptr : found->second;
}

// As case_of() and takers_of() tell it of a single one.
JudgedApproval begun(store::AwaitingApproval&& row) {
  JudgedApproval one;
  ApplicationCase& found = one.standing;
  found.progress = {row.application.state, registry::Step::notice, row.notice.day};
  found.notice_waived = row.notice.kind == registry::StepKind::waived;
  found.takers.push_back({row.application.entered_by, "apply_for_post"});
  const auto taker = [&](const store::ApplicationStepRow& step, std::string_view verb) {
    const bool waived = step.kind == registry::StepKind::waived;
    found.takers.push_back({step.actor, waived ? "waive_step" : verb});
  };
  taker(row.review, "close_review");
  taker(row.notice, "publish_notice");
  found.application = std::move(row.application);
  one.name = std::move(row.name);
  one.old_staff = row.old_staff;
  return one;
}

Result<> add_days_and_votes(store::Reader& reader, UnitCode unit, const ById& all) {
  TRY(const std::vector<store::NoticedItem> noticed, store::noticed_items(reader, unit));
  for (const store::NoticedItem& item : noticed)
    if (JudgedApproval* one = find(all, item.application))
      one->standing.notice = {item.notice, item.item_no, item.last_day, item.published_by, 0, 0};
  TRY(const std::vector<store::ObjectedItem> objected, store::objected_items(reader, unit));
  for (const store::ObjectedItem& item : objected) {
    JudgedApproval* one = find(all, item.application);
    if (!one || !one->standing.notice || one->standing.notice->notice != item.notice) continue;
    one->standing.notice->open_objections = static_cast<int>(item.open);
    one->standing.notice->upheld_objections = static_cast<int>(item.upheld);
  }
  TRY(const std::vector<store::CountedVote> votes, store::counted_votes(reader, unit));
  for (const store::CountedVote& vote : votes) {
    JudgedApproval* one = find(all, vote.application);
    if (!one) continue;
    if (!one->agree)
      one->standing.takers.push_back({vote.opened_by, "open_review"});
    else
      one->standing.takers.back().account = vote.opened_by;
    one->agree = vote.agree;
    one->present = vote.present;
  }
  return {};
}

void doubt(JudgedApproval& one, const Problem& problem) {
  Doubt added{problem.code, {}};
  for (const auto& [name, value] : problem.params) added.params[name] = value;
  const auto same = [&](const Doubt& other) {
    return other.code == added.code && other.params == added.params;
  };
  if (std::ranges::none_of(one.doubts, same)) one.doubts.push_back(std::move(added));
}

// The words of check_verdict() in approve_application.cpp.
void doubt_reason(JudgedApproval& one, policy::Reason reason, policy::Effect effect) {
  const std::string said(word(reason));
  switch (effect) {
    case policy::Effect::refuse:
      doubt(one, refused("not_eligible").with("reason", said).with("reasons", said));
      return;
    case policy::Effect::decide:
      doubt(one, refused("decision_needs_reason").with("reason", said));
      return;
    case policy::Effect::ignore:
      return;
  }
  CHECK(false);
}

Result<policy::Effect> effect_of(const law::LawSnapshot& law, UnitCode unit, policy::Reason reason,
                                 Date today) {
  const std::optional<law::Figure> figure = policy::effect_figure(reason);
  if (!figure) return policy::Effect::refuse;
  return policy::LawReader(law, unit).setting<policy::Effect>(*figure, today);
}

Result<> add_reasons(store::Reader& reader, const law::LawSnapshot& law, UnitCode unit, Date today,
                     const ById& all) {
  TRY(const std::vector<store::AwaitingReason> screened,
      store::screened_for_decision(reader, unit));
  for (const store::AwaitingReason& row : screened)
    if (JudgedApproval* one = find(all, row.application))
      doubt_reason(*one, row.reason, policy::Effect::decide);
  TRY(const std::vector<store::AwaitingReason> recorded,
      store::circumstances_on(reader, unit, today));
  for (const store::AwaitingReason& row : recorded) {
    JudgedApproval* one = find(all, row.application);
    if (!one) continue;
    TRY(const policy::Effect effect,
        effect_of(law, one->standing.application.unit, row.reason, today));
    doubt_reason(*one, row.reason, effect);
  }
  TRY(const std::vector<ApplicationId> holders, store::awaiting_holders(reader, unit));
  for (const ApplicationId id : holders)
    if (JudgedApproval* one = find(all, id)) doubt(*one, conflict("holds_post"));
  return {};
}

}  // namespace

Result<std::vector<JudgedApproval>> judge_approvals(store::Reader& reader,
                                                    const law::LawSnapshot& law, const Actor& actor,
                                                    UnitCode unit, Date today) {
  TRY(std::vector<store::AwaitingApproval> rows, store::awaiting_approval(reader, unit));
  std::vector<JudgedApproval> judged;
  judged.reserve(rows.size());
  ById all;
  all.reserve(rows.size());
  for (store::AwaitingApproval& row : rows) {
    judged.push_back(begun(std::move(row)));
    all[judged.back().standing.application.id.value()] = &judged.back();
  }
  if (judged.empty()) return judged;
  TRY_VOID(add_days_and_votes(reader, unit, all));
  TRY(ProposedPosts posts, posts_to_propose(reader, unit, today));
  for (JudgedApproval& one : judged) {
    one.standing.post_waits = posts.waits_for(one.standing.application);
    const Result<registry::Advance> verdict = may_approve_some_post(one.standing, actor, today);
    if (!verdict.has_value()) doubt(one, verdict.error());
  }
  TRY_VOID(add_reasons(reader, law, unit, today, all));
  propose(posts, judged);
  return judged;
}

}  // namespace yigang::usecase

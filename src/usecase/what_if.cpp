// 如果 of compare_law.h: the same rules on other facts.
#include <algorithm>

#include "base/text.h"
#include "core/number_in_text.h"
#include "usecase/compare_law.h"
#include "usecase/decision_again.h"
#include "usecase/line_of_actor.h"
#include "usecase/trace_verdict.h"

namespace yigang::usecase {

namespace {

const policy::Period kAlways{Date(1900, 1, 1), policy::kOpenEnd};

Result<> set_circumstances(std::string_view text, policy::EligibilityFacts& facts) {
  facts.circumstances = {};
  facts.dated.clear();
  if (text == "none") return {};
  for (const std::string_view part : split(text, ';')) {
    const auto reason = enum_from_word<policy::Reason>(trim(part));
    if (!reason || !policy::is_circumstance(*reason))
      return fail(
          bad_input("unknown_circumstance").with("word", excerpt(trim(part))).at("circumstances"));
    facts.circumstances.add(*reason);
  }
  return {};
}

Result<> set_person(const OtherFacts& query, policy::EligibilityFacts& facts) {
  if (query.birth_date) facts.birth = *query.birth_date;
  if (facts.birth > facts.day)
    return fail(bad_input("day_before_birth")
                    .with("birth_date", to_text(facts.birth))
                    .at(query.birth_date ? "birth_date" : "day"));
  if (!query.category) return {};
  if ((facts.sex == Sex::M) != (*query.category == RetirementCategory::M60))
    return fail(bad_input("what_if_category").at("category"));
  facts.category = *query.category;
  return {};
}

Result<> set_facts(const OtherFacts& query, policy::EligibilityFacts& facts) {
  TRY_VOID(set_person(query, facts));
  if (query.in_registers)
    for (policy::GroupClaim& claim : facts.claims)
      if (policy::needs_register(claim.group)) {
        claim.covered_sources.clear();
        claim.covered.clear();
        if (*query.in_registers) claim.covered.push_back(kAlways);
      }
  if (query.recognition_until) {
    facts.recognitions = {{kAlways.from, *query.recognition_until}};
    facts.recognition_sources.clear();
  }
  if (query.circumstances) TRY_VOID(set_circumstances(*query.circumstances, facts));
  return {};
}

bool claimed(const std::vector<ClaimedGroup>& groups, const policy::GroupClaim& claim) {
  return std::ranges::any_of(groups, [&](const ClaimedGroup& one) {
    return one.group == claim.group && one.expanded_name == claim.expanded_name;
  });
}

// What was in force on the day of the decision is taken to be so on any day.
void hold_as_on(Date decided, policy::EligibilityFacts& facts) {
  for (const policy::Circumstance& one : facts.dated)
    if (one.period.covers(decided)) facts.circumstances.add(one.reason);
  facts.dated.clear();
  const bool recognised = std::ranges::any_of(
      facts.recognitions, [&](const policy::Period& one) { return one.covers(decided); });
  facts.recognitions.clear();
  facts.recognition_sources.clear();
  if (recognised) facts.recognitions.push_back(kAlways);
}

// domain.md §7: no question tells what registers and facts hold to somebody who may not look at
// them. Of the decision he knows how they stood; whether a register holds the person in another
// group, or on another day, he has to say himself.
Result<> leave_out_unseen(const DecisionAgain& again, const OtherFacts& query,
                          policy::EligibilityFacts& facts) {
  TRY(const std::vector<ClaimedGroup> groups, parse_groups(again.claims()));
  const Date decided = again.stored().day;
  for (policy::GroupClaim& claim : facts.claims) {
    if (!policy::needs_register(claim.group)) continue;
    if (facts.day == decided && claimed(groups, claim)) continue;
    if (!query.in_registers) return fail(bad_input("what_if_registers").at("in_registers"));
    claim.covered.clear();
    claim.covered_sources.clear();
    claim.from = {};
  }
  if (facts.day != decided) hold_as_on(decided, facts);
  return {};
}

// One span over the days of the line, with the total that is asked about.
Result<> set_work(const OtherWork& query, Side side, settle::Basis& basis) {
  if (side == Side::rural ? query.days.has_value() : query.hours.has_value())
    return fail(bad_input("what_if_side").at(query.days ? "days" : "hours"));
  if (query.hours || query.days) {
    policy::WorkSpan span{basis.work.front().first, basis.work.back().last, {}, {}};
    const int length = days_between(span.first, span.last) + 1;
    if (query.hours) {
      if (query.hours->x10() > std::int64_t{length} * 240)
        return fail(bad_input("what_if_too_much").at("hours"));
      span.hours = *query.hours;
    } else {
      if (query.days->x10() > std::int64_t{length} * 10)
        return fail(bad_input("what_if_too_much").at("days"));
      span.days = *query.days;
    }
    basis.work = {span};
  }
  if (query.rate_fen) basis.rates = {{basis.work.front().first, *query.rate_fen, ""}};
  return {};
}

}  // namespace

Result<StoredTrace> what_if_decision(Desk& desk, const Actor& actor, const OtherFacts& query) {
  return desk.database.read_value<StoredTrace>([&](store::Reader& reader) -> Result<StoredTrace> {
    TRY(const DecisionAgain again,
        DecisionAgain::open(desk, reader, actor, "what_if_decision", query.id));
    TRY(const std::vector<ClaimedGroup> groups,
        parse_groups(query.groups.value_or(again.claims())));
    const Date day = query.day.value_or(again.stored().day);
    TRY(GatheredFacts gathered, again.facts(again.law(), day, groups));
    if (!desk.authority.check("list_facts", actor, again.person_at()))
      TRY_VOID(leave_out_unseen(again, query, gathered.facts));
    TRY_VOID(set_facts(query, gathered.facts));
    TRY(TracedVerdict verdict,
        trace_verdict(again.stored().decision, gathered.facts, {}, again.law()));
    verdict.trace.law_version = again.then() ? again.stored().law_version : again.now().digest;
    return std::move(verdict.trace);
  });
}

Result<StoredTrace> what_if_settled(Desk& desk, const Actor& actor, const OtherWork& query) {
  return desk.database.read_value<StoredTrace>([&](store::Reader& reader) -> Result<StoredTrace> {
    TRY(const SettledLine settled, line_of_actor(desk, reader, actor, "what_if_settled", query.id));
    const store::SettlementLineRow& line = settled.line;
    TRY(const auto then, desk.law.edition_of(reader, settled.run.law_digest));
    TRY(const LawShelf::Edition now, desk.law.edition(reader));
    const LawShelf::Edition& edition = then ? *then : now;
    TRY(settle::Basis basis, basis_of(reader, *edition.snapshot, line));
    if (basis.work.empty()) return fail(refused("what_if_no_work"));
    TRY_VOID(set_work(query, line.side, basis));
    TRY(const auto verdict,
        settle::explain_basis(basis, line.side, line.unit, line.month, *edition.snapshot));
    if (!verdict) return fail(refused("what_if_no_work"));
    StoredTrace trace;
    trace.decision = "settlement_line";
    trace.day = line.month.last_day();
    const auto problem = verdict->allowance.problem();
    trace.outcome = problem ? "problem" : "payable";
    if (problem) trace.headline = std::string(word(*problem));
    trace.law_version = edition.digest;
    trace.nodes = explained(verdict->trace);
    return trace;
  });
}

}  // namespace yigang::usecase

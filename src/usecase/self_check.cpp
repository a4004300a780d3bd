#include "usecase/self_check.h"

#include <algorithm>
#include <set>

#include "base/messages.h"
#include "store/setting_queries.h"

namespace yigang::usecase {

namespace {

using policy::EligibilityFacts;
using policy::Outcome;
using policy::Reason;

constexpr policy::Period kAlways{Date::from_days(-25'567), policy::kOpenEnd};  // from 1900-01-01

Sentence sentence(const std::string& code, const Params& params = {}) {
  return {say(code, params, Language::zh_cn), say(code, params, Language::en)};
}
Sentence sentence(Reason reason) {
  return sentence("reason." + std::string(word(reason)));
}

// Every group of the side but the one that an approval opens.
std::vector<TargetGroup> groups_of(Side side) {
  std::vector<TargetGroup> groups;
  for (int i = 0; i < static_cast<int>(TargetGroup::expanded); ++i)
    if (const auto group = static_cast<TargetGroup>(i); policy::belongs_to(group, side))
      groups.push_back(group);
  return groups;
}

// Whoever does not know his group may still be in one that asks for nothing but an age.
bool goes_by_age(TargetGroup group) {
  return group == TargetGroup::older || group == TargetGroup::older_unemployed;
}

EligibilityFacts facts_of(const SelfCheck& answers, Date birth, Date today) {
  EligibilityFacts facts;
  facts.day = today;
  facts.unit = answers.unit;
  facts.side = answers.side;
  facts.sex = answers.sex;
  facts.birth = birth;
  if (answers.sex == Sex::M) facts.category = RetirementCategory::M60;
  facts.recognitions = {kAlways};
  std::vector<TargetGroup> groups = answers.groups;
  if (groups.empty()) {
    groups = groups_of(answers.side);
    std::erase_if(groups, [](TargetGroup group) { return !goes_by_age(group); });
  }
  for (const TargetGroup group : groups) {
    policy::GroupClaim claim;
    claim.group = group;
    claim.covered = {kAlways};
    facts.claims.push_back(std::move(claim));
  }
  return facts;
}

Result<std::vector<Sentence>> to_check(const EligibilityFacts& facts, const law::LawSnapshot& law) {
  policy::LawReader reader(law, facts.unit);
  TRY(const policy::EligibilityFigures figures,
      policy::read_eligibility_figures(reader, facts.day));
  std::vector<Sentence> sentences;
  if (std::ranges::any_of(facts.claims,
                          [](const auto& claim) { return policy::needs_register(claim.group); }))
    sentences.push_back(sentence(Reason::register_missing));
  if (facts.side == Side::urban) sentences.push_back(sentence(Reason::no_recognition));
  for (std::size_t i = 0; i < policy::kReasons; ++i) {
    const auto reason = static_cast<Reason>(i);
    const bool asks = policy::is_circumstance(reason) && reason != Reason::deceased &&
                      reason != Reason::veterans_post;
    if (asks && figures.effects[i] != policy::Effect::ignore) sentences.push_back(sentence(reason));
  }
  sentences.push_back(sentence(Reason::tenure_used_up));
  return sentences;
}

// The steps that the answers took part in: the groups, and the bound of retirement.
bool takes_part(const policy::TraceNode& node) {
  return node.id.starts_with("group:") || node.id == "retirement_bound";
}

std::vector<SelfCheckBasis> basis_of(const policy::Trace& trace) {
  std::vector<SelfCheckBasis> basis;
  for (const policy::TraceNode& node : trace.nodes) {
    if (!takes_part(node)) continue;
    Params params;
    for (const auto& [name, value] : node.say.params) params.emplace_back(name, value);
    basis.push_back(
        {sentence(node.say.code, params), node.cite.clause, node.cite.quote, node.provisional});
  }
  return basis;
}

std::vector<policy::Cite> cites_of(const policy::Trace& trace) {
  std::vector<policy::Cite> cites;
  for (const policy::TraceNode& node : trace.nodes)
    if (takes_part(node)) cites.push_back(node.cite);
  return cites;
}

Result<> check_answers(const SelfCheck& answers, const law::Areas& areas, Date today) {
  if (areas.unit(answers.unit) == nullptr)
    return fail(bad_input("unknown_unit").with("unit", to_text(answers.unit)).at("unit"));
  if (answers.birth.year() < 1900 || answers.birth.first_day() > today)
    return fail(bad_input("birth_month_bad").at("birth"));
  if (std::ranges::find(answers.groups, TargetGroup::expanded) != answers.groups.end())
    return fail(bad_input("group_not_asked").at("groups"));
  // Each group is looked at by itself, and again for each change that would turn the answer.
  const std::size_t most = groups_of(answers.side).size();
  if (answers.groups.size() > most)
    return fail(bad_input("too_many_groups").with("most", std::to_string(most)).at("groups"));
  const std::set<TargetGroup> each(answers.groups.begin(), answers.groups.end());
  if (each.size() != answers.groups.size()) return fail(bad_input("group_twice").at("groups"));
  return {};
}

}  // namespace

Result<JudgedAsSaid> judge_as_said(const SelfCheck& answers, Date birth, Date today,
                                   const law::LawSnapshot& law) {
  JudgedAsSaid judged{facts_of(answers, birth, today), {}};
  TRY(judged.verdict, policy::explain_eligibility(judged.facts, law));
  return judged;
}

Result<SelfCheckQuestions> self_check_questions(Desk& desk) {
  return desk.database.read_value<SelfCheckQuestions>(
      [&](store::Reader& reader) -> Result<SelfCheckQuestions> {
        TRY(const Date today, store::business_day(reader, desk.clock));
        return SelfCheckQuestions{groups_of(Side::rural), groups_of(Side::urban), today};
      });
}

Result<> check_self_check(Desk& desk, const SelfCheck& answers) {
  return desk.database.read([&](store::Reader& reader) -> Result<> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    return check_answers(answers, edition.snapshot->areas(), today);
  });
}

Result<SelfCheckAnswer> self_check(Desk& desk, const SelfCheck& answers) {
  return desk.database.read_value<SelfCheckAnswer>(
      [&](store::Reader& reader) -> Result<SelfCheckAnswer> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        const law::LawSnapshot& law = *edition.snapshot;
        TRY(const Date today, store::business_day(reader, desk.clock));
        TRY_VOID(check_answers(answers, law.areas(), today));
        TRY(const JudgedAsSaid oldest,
            judge_as_said(answers, answers.birth.first_day(), today, law));
        TRY(const JudgedAsSaid youngest,
            judge_as_said(answers, std::min(answers.birth.last_day(), today), today, law));
        const Outcome first = oldest.verdict.result.outcome;
        const Outcome last = youngest.verdict.result.outcome;
        // The days on which waiting ends are the latest ones.
        const JudgedAsSaid& told = last == first || last == Outcome::refused ? youngest
                                   : first == Outcome::refused               ? oldest
                                                                             : youngest;
        SelfCheckAnswer answer;
        answer.day = today;
        answer.outcome = told.verdict.result.outcome;
        answer.depends_on_day = first != last;
        for (const Reason reason : told.verdict.result.reasons.list())
          answer.reasons.push_back(sentence(reason));
        TRY(const policy::TurningAnswer turning, policy::what_would_turn(told.facts, law));
        answer.turning_together = turning.together;
        for (const policy::Turning& change : turning.changes) {
          const policy::Say said = change.say();
          answer.turning.push_back({sentence(said.code, said.params), change.day});
        }
        answer.basis = basis_of(told.verdict.trace);
        TRY(answer.to_check, to_check(told.facts, law));
        TRY(answer.unclear, unclear_words(reader, answers.unit, cites_of(told.verdict.trace)));
        return answer;
      });
}

}  // namespace yigang::usecase

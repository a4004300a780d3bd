// The explained decision: the same kernel as `decide`, and a node for every step that it took.
#include <fmt/format.h>

#include <algorithm>

#include "policy/eligibility.h"
#include "policy/retirement.h"

namespace yigang::policy {

using law::Figure;

void tell_fact(std::vector<TraceFact>& facts, std::string name, std::string value,
               const FactSource& from) {
  facts.push_back({std::move(name), std::move(value), from.source, from.evidence});
  if (!from.office.empty())
    facts.push_back(
        {from.confirmed ? "confirmed_by" : "recorded_by", from.office, "", from.account});
}

namespace {

class Explainer {
 public:
  Explainer(const EligibilityFacts& facts, const EligibilityFigures& figures,
            const EligibilityResult& result, Trace& trace, LawReader& reader)
      : facts_(facts), figures_(figures), result_(result), trace_(trace), reader_(reader) {}

  Result<> explain() {
    explain_person();
    explain_circumstances();
    for (std::size_t i = 0; i < facts_.claims.size(); ++i) explain_claim(i);
    if (facts_.side == Side::urban) {
      explain_recognition();
      TRY_VOID(explain_retirement_days());
    }
    explain_tenure();
    explain_outcome();
    return {};
  }

 private:
  [[nodiscard]] std::string figure_id(Figure figure) const {
    return fmt::format("figure:{}@{}", word(figure), to_text(facts_.day));
  }
  void add(TraceNode node) {
    deps_.push_back(node.id);
    trace_.add(std::move(node));
  }
  [[nodiscard]] NodeState state_of(Reason reason) const {
    return figures_.effects[static_cast<std::size_t>(reason)] == Effect::decide
               ? NodeState::by_parameter
               : NodeState::not_met;
  }
  [[nodiscard]] static std::string reason_code(Reason reason) {
    return "reason." + std::string(word(reason));
  }

  void explain_person() {
    const FactSource& from = facts_.from;
    TraceNode node{.id = "person",
                   .say = {"trace.person", {{"day", to_text(facts_.day)}}},
                   .cite = notice_clause("二(一)", "明确安置对象"),
                   .value = to_text(facts_.day)};
    node.facts = {{"day", to_text(facts_.day), "", ""},
                  {"unit", to_text(facts_.unit), "", ""},
                  {"side", std::string(word(facts_.side)), "", ""},
                  {"sex", std::string(word(facts_.sex)), from.source, from.evidence},
                  {"birth_date", to_text(facts_.birth), from.source, from.evidence}};
    if (facts_.category)
      tell_fact(node.facts, "retirement_category", std::string(word(*facts_.category)),
                facts_.sex == Sex::M ? from : facts_.category_from);
    add(std::move(node));
  }

  void explain_circumstances() {
    for (const Reason reason : circumstances_on_day(facts_).list()) {
      const bool counts = result_.reasons.has(reason);
      const auto figure = effect_figure(reason);
      TraceNode node{.id = fmt::format("circumstance:{}", word(reason)),
                     .say = {reason_code(reason), {}},
                     .facts = facts_of(reason),
                     .value = counts ? "counts" : "ignored",
                     .state = counts ? state_of(reason) : NodeState::by_parameter,
                     .provisional = figure.has_value()};
      if (figure) {
        node.deps.push_back(figure_id(*figure));
        if (const TraceNode* row = trace_.find(node.deps.front())) node.cite = row->cite;
      } else {
        node.cite = reason == Reason::veterans_post
                        ? notice_clause("尾", "退役士兵专项公益性岗位按现行规定执行")
                        : notice_clause("二(三)", "对城乡公益性岗位和人员“双实名”管理");
      }
      add(std::move(node));
    }
  }

  [[nodiscard]] std::vector<TraceFact> facts_of(Reason reason) const {
    std::vector<TraceFact> told;
    const std::string name(word(reason));
    if (facts_.circumstances.has(reason)) {
      FactSource from;
      for (const auto& [of, source] : facts_.circumstance_sources) {
        if (of == reason) from = source;
      }
      tell_fact(told, name, "true", from);
    }
    for (const Circumstance& one : facts_.dated) {
      if (one.reason != reason || !one.period.covers(facts_.day)) continue;
      tell_fact(told, name, to_text(one.period.from) + ".." + to_text(one.period.until), one.from);
    }
    return told;
  }

  void explain_claim(std::size_t index) {
    const GroupClaim& claim = facts_.claims[index];
    const bool ours = belongs_to(claim.group, facts_.side);
    const auto reason =
        ours ? group_reason(claim, facts_, figures_) : std::optional(Reason::not_in_target_group);
    std::string name(word(claim.group));
    if (claim.group == TargetGroup::expanded) name += ":" + claim.expanded_name;
    TraceNode node{.id = fmt::format("group:{}:{}", index + 1, name),
                   .say = {reason ? reason_code(*reason) : "trace.group_qualifies", {}},
                   .facts = {{"group", name, claim.from.source, claim.from.evidence}},
                   .cite = notice_clause("二(一)", quote_of(claim.group)),
                   .value = reason ? std::string(word(*reason)) : "qualifies",
                   .state = !reason                               ? NodeState::met
                            : *reason == Reason::register_missing ? NodeState::missing
                                                                  : NodeState::not_met,
                   .deps = {"person"}};
    for (std::size_t i = 0; i < claim.covered.size(); ++i)
      tell_fact(node.facts, "covered",
                to_text(claim.covered[i].from) + ".." + to_text(claim.covered[i].until),
                i < claim.covered_sources.size() ? claim.covered_sources[i] : claim.from);
    if (ours && claim.group == TargetGroup::older) explain_band(node);
    if (ours && claim.group == TargetGroup::older_unemployed) explain_lower(node);
    add(std::move(node));
  }

  void explain_band(TraceNode& node) const {
    const Period band = older_band(facts_.birth, figures_);
    node.expr = "first_day ≤ day ≤ last_day";
    node.expr_filled =
        fmt::format("{} ≤ {} ≤ {}", to_text(band.from), to_text(facts_.day), to_text(band.until));
    node.provisional = true;
    for (const Figure figure : {Figure::older_lower, Figure::older_upper, Figure::leap_birthday})
      node.deps.push_back(figure_id(figure));
  }

  void explain_lower(TraceNode& node) const {
    const bool woman = facts_.sex == Sex::F;
    const int age = woman ? figures_.urban_lower_women : figures_.urban_lower_men;
    node.expr = "birthday ≤ day";
    node.expr_filled = fmt::format(
        "{} ≤ {}", to_text(birthday_at_age(facts_.birth, age, figures_.leap)), to_text(facts_.day));
    node.deps.push_back(figure_id(woman ? Figure::urban_lower_women : Figure::urban_lower_men));
    node.deps.push_back(figure_id(Figure::leap_birthday));
  }

  void explain_recognition() {
    const bool none = result_.reasons.has(Reason::no_recognition);
    TraceNode node{.id = "recognition",
                   .say = {none ? "reason.no_recognition" : "trace.recognition", {}},
                   .cite = notice_clause("二(一)", "等就业困难群体"),
                   .expr = "recognition covers day",
                   .value = none ? "none" : "covers",
                   .state = none ? NodeState::missing : NodeState::met};
    for (std::size_t i = 0; i < facts_.recognitions.size(); ++i) {
      const Period& period = facts_.recognitions[i];
      const bool told = i < facts_.recognition_sources.size();
      tell_fact(node.facts, "recognition", to_text(period.from) + ".." + to_text(period.until),
                told ? facts_.recognition_sources[i] : FactSource{});
    }
    add(std::move(node));
  }

  // One node for the category that counts, two for a woman whose category is open.
  Result<> explain_retirement_days() {
    std::vector<RetirementCategory> categories;
    if (facts_.sex == Sex::M)
      categories = {RetirementCategory::M60};
    else if (facts_.category)
      categories = {*facts_.category};
    else
      categories = {RetirementCategory::F50, RetirementCategory::F55};
    std::vector<std::string> deps;
    bool before_all = true;
    bool before_any = false;
    std::string filled;
    for (const RetirementCategory category : categories) {
      TRY(const RetirementAnswer answer,
          explain_retirement(reader_, &trace_, facts_.day, category, facts_.birth));
      deps.push_back(trace_.nodes.back().id);
      const bool before = facts_.day < answer.day;
      before_all = before_all && before;
      before_any = before_any || before;
      filled += fmt::format("{}{} < {}", filled.empty() ? "" : "; ", to_text(facts_.day),
                            to_text(answer.day));
    }
    // Also where another reason refuses her under both categories.
    const bool open = before_any && !before_all;
    add(TraceNode{.id = "retirement_bound",
                  .say = {open         ? "reason.retirement_category_unconfirmed"
                          : before_all ? "trace.before_retirement"
                                       : "reason.over_age",
                          {}},
                  .cite = notice_clause("二(一)", "至法定退休年龄"),
                  .expr = "day < retirement_day",
                  .expr_filled = filled,
                  .value = open         ? "open"
                           : before_all ? "before"
                                        : "not_before",
                  .state = open         ? NodeState::missing
                           : before_all ? NodeState::met
                                        : NodeState::not_met,
                  .deps = std::move(deps)});
    return {};
  }

  void explain_tenure() {
    add(TraceNode{
        .id = "tenure",
        .say = {facts_.tenure_used_up ? "reason.tenure_used_up" : "trace.tenure_left", {}},
        .cite = notice_clause("二(四)", "同一人员的岗位补贴期限一般不超过3年"),
        .value = facts_.tenure_used_up ? "used_up" : "left",
        .state = facts_.tenure_used_up ? NodeState::not_met : NodeState::met});
  }

  void explain_outcome() {
    const auto headline = result_.headline();
    TraceNode node{.id = "eligibility",
                   .say = {headline ? reason_code(*headline) : "trace.eligible", {}},
                   .cite = notice_clause("二(一)", "明确安置对象"),
                   .value = std::string(word(result_.outcome)),
                   .deps = deps_};
    for (const Reason reason : result_.reasons.list())
      node.facts.push_back({"reason", std::string(word(reason)), "", ""});
    switch (result_.outcome) {
      case Outcome::eligible:
        node.state = NodeState::met;
        break;
      case Outcome::refused:
        node.state = NodeState::not_met;
        break;
      case Outcome::for_decision:
        node.state = NodeState::by_parameter;
        break;
    }
    trace_.add(std::move(node));
  }

  static std::string_view quote_of(TargetGroup group) {
    switch (group) {
      case TargetGroup::poverty_alleviated:
        return "脱贫享受政策人口";
      case TargetGroup::monitored:
        return "含防止返贫监测帮扶对象";
      case TargetGroup::low_income:
        return "农村低收入人口";
      case TargetGroup::disabled:
        return "农村残疾人";
      case TargetGroup::older:
        return "农村大龄人员(45—65 周岁)";
      case TargetGroup::zero_employment_household:
        return "城镇零就业家庭人员";
      case TargetGroup::older_unemployed:
        return "城镇大龄失业人员";
      case TargetGroup::other_hardship:
        return "等就业困难群体";
      case TargetGroup::expanded:
        return "经同级政府批准可适当扩大安置对象范围";
    }
    CHECK(false);
  }

  const EligibilityFacts& facts_;
  const EligibilityFigures& figures_;
  const EligibilityResult& result_;
  Trace& trace_;
  LawReader& reader_;
  std::vector<std::string> deps_;
};

}  // namespace

Result<EligibilityVerdict> explain_eligibility(const EligibilityFacts& facts,
                                               const law::LawSnapshot& law) {
  EligibilityVerdict verdict;
  LawReader reader(law, facts.unit, &verdict.trace);
  TRY(const EligibilityFigures figures, read_eligibility_figures(reader, facts.day));
  verdict.result = decide(facts, figures);
  Explainer explainer(facts, figures, verdict.result, verdict.trace, reader);
  TRY_VOID(explainer.explain());
  return verdict;
}

}  // namespace yigang::policy

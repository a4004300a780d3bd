// NAME.eligibility.csv: a register group covers every day unless it has a period, no expansion is
// open, months_used ≥ 36 means that no payable month is left.
#include "policy/eligibility.h"
#include "base/text.h"
#include "cases/row.h"

namespace yigang::cases {

namespace {

using policy::EligibilityFacts;
using policy::GroupClaim;
using policy::Period;
using policy::Reason;

const Period kAlways{Date(1900, 1, 1), Date(2199, 12, 31)};

std::vector<std::string> known_groups() {
  std::vector<std::string> words = enum_words<TargetGroup>();
  words.back() = "expanded:";
  return words;
}

// A last day. Lists write an open end as 9999-12-31, beyond the calendar; no day that a row can ask
// about lies after the calendar's own last day.
Result<Date> read_last_day(std::string_view text) {
  const auto year = text.size() == 10 ? parse_integer(text.substr(0, 4)) : std::nullopt;
  if (!year || *year <= kAlways.until.year()) return parse_date(text);
  // Whether month and day exist is asked of a year inside the calendar, a leap year like its own.
  const bool leap = *year % 4 == 0 && (*year % 100 != 0 || *year % 400 == 0);
  if (!parse_date((leap ? "2196" : "2199") + std::string(text.substr(4)))) return parse_date(text);
  return kAlways.until;
}

Result<Period> read_period(std::string_view text) {
  const auto wrong = [] { return fail(bad_input("case_bad_period").at("groups")); };
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return wrong();
  const auto from = parse_date(trim(text.substr(0, dots)));
  const auto until = read_last_day(trim(text.substr(dots + 2)));
  if (!from || !until) return wrong();
  if (*until < *from) return fail(contradiction("groups", "case_range_backwards"));
  return Period{*from, *until};
}

// claim = group [ "@" date ".." date ] / "expanded:" NAME
Result<GroupClaim> read_claim(std::string_view text) {
  GroupClaim claim;
  if (text.starts_with("expanded:")) {
    claim.group = TargetGroup::expanded;
    claim.expanded_name = trim(text.substr(9));
    if (claim.expanded_name.empty()) return fail(contradiction("groups", "case_expanded_no_name"));
    return claim;
  }
  const std::size_t at = text.find('@');
  const std::string_view name = trim(text.substr(0, at));
  const auto group = enum_from_word<TargetGroup>(name);
  if (!group || *group == TargetGroup::expanded)
    return fail(unknown_word("groups", name, known_groups()));
  claim.group = *group;
  if (at == std::string_view::npos) {
    claim.covered.push_back(kAlways);
    return claim;
  }
  if (!policy::needs_register(*group))
    return fail(contradiction("groups", "case_period_without_register"));
  TRY(const Period period, read_period(text.substr(at + 1)));
  claim.covered.push_back(period);
  return claim;
}

Result<> read_circumstances(const Row& row, EligibilityFacts& facts) {
  std::vector<std::string> known;
  for (const std::string& name : enum_words<Reason>()) {
    if (policy::is_circumstance(*enum_from_word<Reason>(name))) known.push_back(name);
  }
  TRY(const std::vector<std::string_view> words, row.list("facts"));
  for (const std::string_view name : words) {
    const auto reason = enum_from_word<Reason>(name);
    if (!reason || !policy::is_circumstance(*reason))
      return fail(unknown_word("facts", name, known));
    facts.circumstances.add(*reason);
  }
  return {};
}

Result<EligibilityFacts> read_facts(const Row& row, const law::LawSnapshot& law) {
  EligibilityFacts facts;
  TRY(facts.day, row.date("on"));
  TRY(facts.unit, row.unit(law));
  TRY(facts.side, row.word<Side>("side"));
  TRY(facts.sex, row.word<Sex>("sex"));
  TRY(facts.birth, row.date("birth_date"));
  if (facts.birth > facts.day) return fail(contradiction("birth_date", "case_born_later"));
  TRY(facts.category, row.optional_word<RetirementCategory>("retirement_category"));
  if (facts.category && (facts.sex == Sex::M) != (*facts.category == RetirementCategory::M60))
    return fail(contradiction("retirement_category", "case_category_of_other_sex"));
  TRY(const std::vector<std::string_view> claims, row.list("groups"));
  for (const std::string_view text : claims) {
    TRY(GroupClaim claim, read_claim(text));
    facts.claims.push_back(std::move(claim));
  }
  if (!row.empty("recognition_until")) {
    auto until = read_last_day(row.cell("recognition_until"));
    if (!until) return fail(std::move(until.error()).at("recognition_until"));
    facts.recognitions.push_back({kAlways.from, *until});
  }
  TRY_VOID(read_circumstances(row, facts));
  TRY(const std::int64_t used, row.count_or_zero("months_used"));
  policy::LawReader reader(law, facts.unit);
  TRY(const std::int64_t limit, reader.integer(law::Figure::tenure_months_max, facts.day));
  facts.tenure_used_up = used >= limit;
  return facts;
}

Result<Evaluated> evaluate(const Row& row, const law::LawSnapshot& law) {
  TRY(const EligibilityFacts facts, read_facts(row, law));
  TRY(const policy::EligibilityVerdict verdict, policy::explain_eligibility(facts, law));
  std::optional<std::string> headline;
  std::string all;
  for (const Reason reason : verdict.result.reasons.list()) {
    if (!headline) headline = std::string(word(reason));
    if (!all.empty()) all += ';';
    all += word(reason);
  }
  const std::string outcome(word(verdict.result.outcome));
  return Evaluated{.actuals = {{"expect.verdict", outcome}, {"expect.reason", headline, all}},
                   .day = facts.day,
                   .outcome = outcome,
                   .headline = headline,
                   .trace = verdict.trace,
                   .eligibility = facts};
}

}  // namespace

Kind eligibility_kind() {
  return Kind{
      {needed_column("on"), needed_column("unit"), needed_column("side"), needed_column("sex"),
       needed_column("birth_date"), optional_column("retirement_category"),
       optional_column("groups"), optional_column("recognition_until"), optional_column("facts"),
       optional_column("months_used"),
       expect_column("verdict", ExpectForm::words, enum_words<policy::Outcome>()),
       expect_column("reason", ExpectForm::words, enum_words<Reason>())},
      evaluate};
}

}  // namespace yigang::cases

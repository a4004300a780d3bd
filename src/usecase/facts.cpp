#include "usecase/facts.h"

#include <algorithm>

#include "base/text.h"
#include "policy/retirement.h"
#include "store/account_queries.h"
#include "store/application_queries.h"
#include "store/person_queries.h"
#include "store/placement_queries.h"
#include "store/prior_queries.h"

namespace yigang::usecase {

namespace {

// The office of an account: what is told of a person's facts never names who works there.
Result<policy::FactSource> said_by(const Sight& sight, policy::FactSource from, AccountId account,
                                   bool confirmed) {
  TRY(const std::optional<store::AccountRow> row, store::account_by_id(sight.tx, account));
  if (!row) return from;
  TRY(const std::optional<store::OrganisationRow> office,
      store::organisation_by_id(sight.tx, row->organisation_id));
  if (office) from.office = office->name;
  from.account = "account/" + to_text(account);
  from.confirmed = confirmed;
  return from;
}

policy::FactSource source_of(std::string_view register_name, Date true_on, RegisterSnapshotId id) {
  return {std::string(register_name) + " " + to_text(true_on), "register_snapshot/" + to_text(id)};
}

// Who is not covered is told which snapshot does not name him, if there is one to name.
Result<> add_registers(const Sight& sight, UnitCode unit, Date day, policy::GroupClaim& claim,
                       const std::vector<store::CoveredPeriod>& periods) {
  // 脱贫享受政策人口含防止返贫监测帮扶对象: a monitored household stands for the larger group.
  const std::string_view group = word(claim.group);
  const std::string_view inside =
      claim.group == TargetGroup::poverty_alleviated ? word(TargetGroup::monitored) : group;
  for (const store::CoveredPeriod& period : periods) {
    if (period.target_group != group && period.target_group != inside) continue;
    claim.covered.push_back({period.from_day, period.until_day.value_or(policy::kOpenEnd)});
    claim.from = source_of(period.register_name, period.true_on, period.snapshot);
    claim.covered_sources.push_back(claim.from);
  }
  if (!claim.covered.empty()) return {};
  TRY(const std::optional<store::GoverningSnapshot> lacking,
      store::governing_snapshot(sight.tx, unit, group, inside, day));
  if (lacking) claim.from = source_of(lacking->register_name, lacking->true_on, lacking->id);
  return {};
}

Result<> add_expansions(const Sight& sight, UnitCode unit, Side side, policy::GroupClaim& claim) {
  TRY(const std::vector<store::ScopeExpansionRow> rows,
      store::expansions_named(sight.tx, unit, side, claim.expanded_name));
  for (const store::ScopeExpansionRow& row : rows) {
    if (row.used >= row.quota) continue;
    claim.covered.push_back({row.from_day, row.until_day});
    claim.from = {row.document, "scope_expansion/" + to_text(row.id)};
    claim.covered_sources.push_back(claim.from);
  }
  return {};
}

// With their days, also those that are over or lie ahead: from which day one may apply is asked of
// the same facts.
Result<> add_circumstances(const Sight& sight, const store::PersonRow& person,
                           policy::EligibilityFacts& facts) {
  TRY(const std::vector<store::PersonFactRow> rows,
      store::facts_of_person(sight.tx, person.person_key));
  for (const store::PersonFactRow& row : rows) {
    const auto reason = enum_from_word<policy::Reason>(row.fact);
    CHECK(reason.has_value());
    policy::Circumstance one{*reason, {row.from_day, row.until_day.value_or(policy::kOpenEnd)}, {}};
    TRY(one.from,
        said_by(sight, {row.source, "person_fact/" + to_text(row.id)}, row.entered_by, false));
    facts.dated.push_back(std::move(one));
  }
  TRY(const bool holds, store::holds_a_post(sight.tx, person.person_key));
  if (holds) {
    facts.circumstances.add(policy::Reason::holds_post);
    facts.circumstance_sources.emplace_back(policy::Reason::holds_post,
                                            policy::FactSource{"posts_of_the_city", ""});
  }
  return {};
}

}  // namespace

std::string groups_text(const std::vector<ClaimedGroup>& groups) {
  std::string text;
  for (const ClaimedGroup& group : groups) {
    if (!text.empty()) text += ";";
    text += word(group.group);
    if (group.group == TargetGroup::expanded) text += ":" + group.expanded_name;
  }
  return text;
}

Result<std::vector<ClaimedGroup>> parse_groups(std::string_view text) {
  std::vector<ClaimedGroup> groups;
  for (const std::string_view part : split(text, ';')) {
    const std::size_t colon = part.find(':');
    const auto group = enum_from_word<TargetGroup>(part.substr(0, colon));
    if (!group) return fail(bad_input("unknown_group").at("groups"));
    groups.push_back(
        {*group, colon == std::string_view::npos ? "" : std::string(part.substr(colon + 1))});
  }
  return groups;
}

namespace {

// As it was frozen; where no category stood on that day, by the law of that day.
Result<policy::FirstApproval> frozen_for(const law::LawSnapshot& law,
                                         const store::PersonRow& person,
                                         const store::FirstApprovalRow& first,
                                         RetirementCategory category) {
  if (!first.retirement_day) {
    policy::LawReader reader(law, person.unit);
    return policy::freeze_first_approval(reader, first.day, person.birth_date, category);
  }
  return policy::FirstApproval{.day = first.day,
                               .age_years = static_cast<int>(first.age),
                               .retirement_day = *first.retirement_day,
                               .under_distance = first.under_five_years};
}

// Each proof of old months, and where the day of the first approval comes from.
Result<> add_proofs(const Sight& sight, PersonKey person,
                    const std::optional<store::FirstApprovalRow>& first,
                    policy::TenureFacts& facts) {
  TRY(const std::vector<store::ProvenMonths> proven, store::proven_months(sight.tx, person));
  for (const store::ProvenMonths& one : proven) {
    const std::string evidence = "prior_months/" + to_text(one.id);
    TRY(const policy::FactSource from,
        said_by(sight, {one.proof, evidence}, one.confirmed_by, true));
    policy::tell_fact(facts.prior_sources, "proven_months", std::to_string(one.months), from);
    if (!first || one.first_approved_on != first->day || !facts.first_approval_sources.empty())
      continue;
    TRY(const policy::FactSource day,
        said_by(sight, {one.first_approval_proof, evidence}, one.confirmed_by, true));
    policy::tell_fact(facts.first_approval_sources, "first_approved_on", to_text(first->day), day);
  }
  if (first && facts.first_approval_sources.empty())
    policy::tell_fact(facts.first_approval_sources, "first_approved_on", to_text(first->day),
                      {"county_approval", ""});
  return {};
}

struct Asked {
  const law::LawSnapshot& law;
  const store::PersonRow& person;
  Date day;
  const std::optional<store::FirstApprovalRow>& first;
};

Result<policy::TenureVerdict> verdict_by(const Asked& asked, policy::TenureFacts facts,
                                         std::optional<RetirementCategory> category) {
  if (asked.first && category) {
    TRY(facts.first_approval, frozen_for(asked.law, asked.person, *asked.first, *category));
  }
  return policy::explain_tenure(facts, asked.law, asked.person.unit, asked.day,
                                asked.person.birth_date, category);
}

// Pay is assumed in the last months on the post while nobody knows of them; in those that were
// settled without it, nothing was paid (policy-rules.md "Tenure": gaps do not count).
Result<Month> first_month_away(const Sight& sight, PersonKey person, Month left) {
  TRY(const std::vector<Month> paid, store::paid_months(sight.tx, person, false));
  TRY(const std::vector<Month> settled, store::settled_months(sight.tx, person));
  Month first = left.plus(1);
  while (std::ranges::binary_search(settled, first.plus(-1)) &&
         !std::ranges::binary_search(paid, first.plus(-1)))
    first = first.plus(-1);
  return first;
}

}  // namespace

Result<policy::Absence> absence_of(const Sight& sight, PersonKey person, Month resumes) {
  TRY(const store::TimeOnPosts time, store::time_on_posts(sight.tx, person));
  policy::Absence absence;
  if (time.left_on) {
    TRY(absence.first, first_month_away(sight, person, Month::of(*time.left_on)));
  }
  absence.last = (time.standing_since ? Month::of(*time.standing_since) : resumes).plus(-1);
  return absence;
}

Result<TermFacts> term_facts(const Sight& sight, const store::PersonRow& person, Side side,
                             Date day) {
  TermFacts term;
  TRY(term.paid, store::paid_months(sight.tx, person.person_key, false));
  TRY(term.recovered, store::paid_months(sight.tx, person.person_key, true));
  TRY(const std::int64_t prior, store::confirmed_prior_months(sight.tx, person.person_key));
  TRY(const std::optional<Month> extension, store::approved_extension(sight.tx, person.person_key));
  TRY(term.first, store::first_approval(sight.tx, person.person_key));
  policy::TenureFacts& facts = term.facts;
  facts.side = side;
  facts.prior_months = static_cast<int>(prior);
  facts.from = Month::of(day);
  TRY(facts.absence, absence_of(sight, person.person_key, facts.from));
  if (side == Side::rural) facts.extension_until = extension;
  TRY_VOID(add_proofs(sight, person.person_key, term.first, facts));
  return term;
}

Result<PersonTenure> tenure_by(const law::LawSnapshot& law, const store::PersonRow& person,
                               const TermFacts& term, Date day) {
  policy::TenureFacts facts = term.facts;
  facts.paid = term.paid;
  facts.recovered = term.recovered;
  const Asked asked{law, person, day, term.first};
  // An urban woman without a confirmed category is for decision; her months are counted without an
  // extension.
  TRY(const policy::TenureVerdict verdict, verdict_by(asked, facts, person.retirement_category));
  PersonTenure result{.tenure = verdict.tenure, .trace = verdict.trace, .possible = {}};
  result.left = policy::months_left(facts, verdict.tenure);
  if (facts.side == Side::urban && person.retirement_category) {
    policy::LawReader reader(law, person.unit);
    TRY(const law::RetirementTable table, reader.retirement(day));
    result.retirement_now =
        policy::retirement_day(table, *person.retirement_category, person.birth_date);
  }
  if (facts.side == Side::urban && !person.retirement_category) {
    for (const auto category : {RetirementCategory::F50, RetirementCategory::F55}) {
      TRY(const policy::TenureVerdict one, verdict_by(asked, facts, category));
      result.possible.push_back(one.tenure.last_payable);
    }
  }
  const Month next =
      term.paid.empty() ? Month::of(day) : std::max(Month::of(day), term.paid.back().plus(1));
  result.used_up = !verdict.tenure.last_payable || *verdict.tenure.last_payable < next;
  return result;
}

Result<PersonTenure> tenure_of(const Sight& sight, const store::PersonRow& person, Side side,
                               Date day) {
  TRY(const TermFacts term, term_facts(sight, person, side, day));
  return tenure_by(sight.law(), person, term, day);
}

Result<Date> last_agreed_day(const PersonTenure& tenure, Date from, Date until) {
  const auto end_by = [&](const std::optional<Month>& last) {
    return last && last->last_day() >= from ? std::optional(std::min(last->last_day(), until))
                                            : std::nullopt;
  };
  std::optional<Date> end = end_by(tenure.tenure.last_payable);
  for (const std::optional<Month>& last : tenure.possible) {
    if (end_by(last) != end_by(tenure.possible.front()))
      return fail(refused("category_missing").by("LZ-2022-4 二(四)"));
    end = end_by(last);
  }
  if (!end) return fail(refused("tenure_used_up").by("LZ-2022-4 二(四)"));
  return *end;
}

Result<GatheredFacts> gather_facts(const Sight& sight, const store::PersonRow& person, Side side,
                                   const std::vector<ClaimedGroup>& groups, Date day) {
  GatheredFacts gathered;
  policy::EligibilityFacts& facts = gathered.facts;
  facts.day = day;
  facts.unit = person.unit;
  facts.side = side;
  facts.sex = person.sex;
  facts.birth = person.birth_date;
  facts.category = person.retirement_category;
  facts.from = {"resident_number", "person/" + to_text(person.id)};
  if (person.retirement_category && person.retirement_confirmed_by) {
    TRY(facts.category_from, said_by(sight, {person.retirement_source, facts.from.evidence},
                                     *person.retirement_confirmed_by, true));
  }
  TRY(const std::vector<store::CoveredPeriod> periods,
      store::register_periods(sight.tx, person.unit, person.resident_index, day));
  for (const ClaimedGroup& group : groups) {
    policy::GroupClaim claim;
    claim.group = group.group;
    claim.expanded_name = group.expanded_name;
    if (policy::needs_register(group.group))
      TRY_VOID(add_registers(sight, person.unit, day, claim, periods));
    if (group.group == TargetGroup::expanded)
      TRY_VOID(add_expansions(sight, person.unit, side, claim));
    facts.claims.push_back(std::move(claim));
  }
  TRY(const std::vector<store::RecognitionRow> recognitions,
      store::recognitions_of_person(sight.tx, person.unit, person.id));
  for (const store::RecognitionRow& row : recognitions) {
    facts.recognitions.push_back({row.from_day, row.until_day});
    TRY(policy::FactSource from,
        said_by(sight, {row.office + " " + row.document, "recognition/" + to_text(row.id)},
                row.entered_by, false));
    facts.recognition_sources.push_back(std::move(from));
  }
  TRY_VOID(add_circumstances(sight, person, facts));
  TRY(gathered.term, term_facts(sight, person, side, day));
  TRY(PersonTenure tenure, tenure_by(sight.law(), person, gathered.term, day));
  facts.tenure_used_up = tenure.used_up;
  gathered.tenure_trace = std::move(tenure.trace);
  return gathered;
}

}  // namespace yigang::usecase

// The second half of a preview: open applications, judged under both editions of the law for the
// same day and with the same facts.
#include <algorithm>

#include "core/person_name.h"
#include "store/application_rows.h"
#include "store/described_row.h"
#include "store/list_queries.h"
#include "store/person_rows.h"
#include "usecase/facts.h"
#include "usecase/figure_preview.h"

namespace yigang::usecase {

namespace {

// Some milliseconds each.
constexpr std::int64_t kJudgedMax = 300;

Result<policy::EligibilityResult> judged(const policy::EligibilityFacts& facts,
                                         const law::LawSnapshot& law) {
  TRY(const policy::EligibilityVerdict verdict, policy::explain_eligibility(facts, law));
  return verdict.result;
}

// The facts are read once; of them the term alone hangs on the law.
Result<> judge(store::Reader& reader, const Comparison& comparison, Date day,
               const store::ListedApplication& one, FigurePreview& preview) {
  TRY(const auto row, store::find<store::ApplicationRow>(reader, one.unit, one.id));
  CHECK(row.has_value());
  TRY(const auto person, store::find<store::PersonRow>(reader, one.unit, row->person_id));
  CHECK(person.has_value());
  ++preview.judged;
  TRY(const std::vector<ClaimedGroup> groups, parse_groups(row->target_groups));
  TRY(GatheredFacts gathered,
      gather_facts(Sight(reader, *comparison.now), *person, row->side, groups, day));
  TRY(const policy::EligibilityResult before, judged(gathered.facts, *comparison.now));
  TRY(const PersonTenure tenure, tenure_by(*comparison.with, *person, gathered.term, day));
  gathered.facts.tenure_used_up = tenure.used_up;
  TRY(const policy::EligibilityResult after, judged(gathered.facts, *comparison.with));
  if (before == after) return {};
  preview.applications.push_back({one.unit, one.id, one.number, masked_name(one.name), one.town,
                                  one.village, one.side, one.state, before.outcome, after.outcome,
                                  after.headline()});
  return {};
}

}  // namespace

Result<> preview_applications(store::Reader& reader, const Comparison& comparison, Date day,
                              FigurePreview& preview) {
  preview.judged_on = day;
  // Decided ones stay as they are.
  store::ApplicationFilter filter;
  filter.undecided = true;
  for (const UnitCode unit : comparison.units) {
    const store::ListScope scope{unit, PlaceCode{}, PlaceCode{}};
    TRY(const std::int64_t open, store::count_applications(reader, scope, filter));
    filter.limit = std::min(open, kJudgedMax - preview.judged);
    preview.not_judged += open - filter.limit;
    if (filter.limit == 0) continue;
    TRY(const std::vector<store::ListedApplication> rows,
        store::list_applications(reader, scope, filter));
    for (const store::ListedApplication& one : rows)
      TRY_VOID(judge(reader, comparison, day, one, preview));
  }
  return {};
}

}  // namespace yigang::usecase

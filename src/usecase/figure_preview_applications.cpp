// The second half of a preview: open applications, judged under both editions of the law for the
// same day and with the same facts.
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
constexpr std::int64_t kPage = 200;

// Decided ones stay as they are.
bool awaits_a_decision(registry::ApplicationState state) {
  using enum registry::ApplicationState;
  return state == applied || state == reviewed || state == noticed || state == reserve;
}

Result<policy::EligibilityResult> judged(store::Reader& reader, const law::LawSnapshot& law,
                                         const store::ApplicationRow& row,
                                         const store::PersonRow& person, Date day) {
  TRY(const std::vector<ClaimedGroup> groups, parse_groups(row.target_groups));
  TRY(const GatheredFacts gathered,
      gather_facts(Sight(reader, law), person, row.side, groups, day));
  TRY(const policy::EligibilityVerdict verdict, policy::explain_eligibility(gathered.facts, law));
  return verdict.result;
}

Result<> judge(store::Reader& reader, const Comparison& comparison, Date day,
               const store::ListedApplication& one, FigurePreview& preview) {
  TRY(const auto row, store::find<store::ApplicationRow>(reader, one.unit, one.id));
  CHECK(row.has_value());
  TRY(const auto person, store::find<store::PersonRow>(reader, one.unit, row->person_id));
  CHECK(person.has_value());
  ++preview.judged;
  TRY(const policy::EligibilityResult before, judged(reader, *comparison.now, *row, *person, day));
  TRY(const policy::EligibilityResult after, judged(reader, *comparison.with, *row, *person, day));
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
  for (const UnitCode unit : comparison.units) {
    store::ApplicationFilter filter;
    filter.limit = kPage;
    while (true) {
      TRY(const std::vector<store::ListedApplication> page,
          store::list_applications(reader, {unit, PlaceCode{}, PlaceCode{}}, filter));
      for (const store::ListedApplication& one : page) {
        if (!awaits_a_decision(one.state)) continue;
        if (preview.judged < kJudgedMax) {
          TRY_VOID(judge(reader, comparison, day, one, preview));
        } else {
          ++preview.not_judged;
        }
      }
      if (static_cast<std::int64_t>(page.size()) < kPage) break;
      filter.after = page.back().id;
    }
  }
  return {};
}

}  // namespace yigang::usecase

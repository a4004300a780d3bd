// NAME.tenure.csv: months used and the last payable month, by the law in force on `on`; the first
// approval is frozen by the law of its own day.
#include <algorithm>

#include "cases/row.h"
#include "policy/tenure.h"

namespace yigang::cases {

namespace {

struct Months {
  std::vector<Month> paid;
  std::vector<Month> recovered;
};

Result<Months> read_months(const Row& row, Date on) {
  Months months;
  TRY(months.paid, row.months("paid_months"));
  TRY(months.recovered, row.months("recovered_months"));
  for (const auto& [column, list] :
       {std::pair("paid_months", &months.paid), std::pair("recovered_months", &months.recovered)}) {
    if (!list->empty() && list->back() > Month::of(on))
      return fail(contradiction(column, "case_month_after_on"));
  }
  if (!std::ranges::includes(months.paid, months.recovered))
    return fail(contradiction("recovered_months", "case_recovered_not_paid"));
  return months;
}

Result<> read_approval(const Row& row, const law::LawSnapshot& law, Date on, Date birth,
                       RetirementCategory category, policy::TenureFacts& facts) {
  TRY(const std::optional<Date> first, row.optional_date("first_approved_on"));
  if (!first) return {};
  if (*first > on) return fail(contradiction("first_approved_on", "case_approved_after_on"));
  if (*first < birth) return fail(contradiction("first_approved_on", "case_born_later"));
  policy::LawReader reader(law, kCity);
  TRY(facts.first_approval, policy::freeze_first_approval(reader, *first, birth, category));
  return {};
}

Result<Evaluated> evaluate(const Row& row, const law::LawSnapshot& law) {
  TRY(const Date on, row.date("on"));
  policy::TenureFacts facts{.from = Month::of(on)};
  TRY(facts.side, row.word<Side>("side"));
  const bool urban = facts.side == Side::urban;
  TRY(const std::optional<RetirementCategory> category,
      row.optional_word<RetirementCategory>("retirement_category"));
  TRY(const std::optional<Date> birth, row.optional_date("birth_date"));
  if (urban) {
    TRY_VOID(row.filled("retirement_category"));
    TRY_VOID(row.filled("birth_date"));
    TRY_VOID(row.must_be_empty("extension_until", "case_urban_extension"));
  }
  if (birth && *birth > on) return fail(contradiction("birth_date", "case_born_later"));
  TRY(const std::int64_t prior, row.count_or_zero("prior_months"));
  facts.prior_months = static_cast<int>(prior);
  TRY(const Months months, read_months(row, on));
  facts.paid = months.paid;
  facts.recovered = months.recovered;
  if (!row.empty("extension_until")) {
    TRY(facts.extension_until, row.month("extension_until"));
  }
  if (urban) {
    TRY_VOID(read_approval(row, law, on, *birth, *category, facts));
  } else {
    TRY(const std::optional<Date> first, row.optional_date("first_approved_on"));
    if (first && *first > on)
      return fail(contradiction("first_approved_on", "case_approved_after_on"));
  }
  TRY(const policy::TenureVerdict verdict,
      policy::explain_tenure(facts, law, kCity, on, birth.value_or(on),
                             urban ? category : std::nullopt));
  const policy::Tenure& tenure = verdict.tenure;
  std::optional<std::string> last;
  if (tenure.last_payable) last = to_text(*tenure.last_payable);
  return Evaluated{.actuals = {{"expect.months_used", std::to_string(tenure.months_used)},
                               {"expect.last_payable_month", last}},
                   .day = on,
                   .outcome = "computed",
                   .trace = verdict.trace};
}

}  // namespace

Kind tenure_kind() {
  return Kind{{needed_column("on"), needed_column("side"), optional_column("birth_date"),
               optional_column("retirement_category"), optional_column("first_approved_on"),
               optional_column("prior_months"), optional_column("paid_months"),
               optional_column("recovered_months"), optional_column("extension_until"),
               expect_column("months_used", ExpectForm::count),
               expect_column("last_payable_month", ExpectForm::month)},
              evaluate};
}

}  // namespace yigang::cases

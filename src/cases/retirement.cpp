// NAME.retirement.csv: both answers by the law in force on `on`.
#include "policy/retirement.h"
#include "cases/row.h"

namespace yigang::cases {

namespace {

Result<Evaluated> evaluate(const Row& row, const law::LawSnapshot& law) {
  TRY(const Date on, row.date("on"));
  TRY(const RetirementCategory category, row.word<RetirementCategory>("retirement_category"));
  TRY(const Date birth, row.date("birth_date"));
  Evaluated made{.day = on, .outcome = "computed"};
  policy::LawReader reader(law, kCity, &made.trace);
  TRY(const policy::RetirementAnswer answer,
      policy::explain_retirement(reader, &made.trace, on, category, birth));
  made.actuals = {{"expect.date", to_text(answer.day)},
                  {"expect.first_day_under_5_years", to_text(answer.first_day_under_5_years)}};
  return made;
}

}  // namespace

Kind retirement_kind() {
  return Kind{{needed_column("on"), needed_column("retirement_category"),
               needed_column("birth_date"), expect_column("date", ExpectForm::date),
               expect_column("first_day_under_5_years", ExpectForm::date)},
              evaluate};
}

}  // namespace yigang::cases

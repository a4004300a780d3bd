// NAME.funding.csv: the split of one unit's month. The table has no day: the 4:6 of the notice is
// that of the notice's own day, the provincial share stands in the row.
#include "cases/row.h"
#include "policy/funding_node.h"

namespace yigang::cases {

namespace {

const Date kNoticeDay(2022, 2, 12);

Result<law::Share> read_province(const Row& row) {
  if (row.empty("province")) return law::Share{};
  auto share = law::parse_share(row.cell("province"));
  if (!share) return fail(std::move(share.error()).at("province"));
  if (share->kind == law::ShareKind::per_person_month) {
    TRY_VOID(row.filled("person_months"));
  }
  return *share;
}

Result<Evaluated> evaluate(const Row& row, const law::LawSnapshot& law) {
  policy::FundingInput input;
  TRY(input.side, row.word<Side>("side"));
  TRY(input.total, row.money("total"));
  TRY(input.person_months, row.count_or_zero("person_months"));
  // An urban row ignores both, whatever stands in them.
  if (input.side == Side::rural) {
    TRY(input.province, read_province(row));
    TRY(input.social_fund, row.money_or_zero("social_fund"));
  }
  Evaluated made{.day = kNoticeDay, .outcome = "computed"};
  policy::LawReader reader(law, kCity, &made.trace);
  TRY(const std::int64_t tenths, reader.integer(law::Figure::city_share_tenths, kNoticeDay));
  input.city_tenths = static_cast<int>(tenths);
  const policy::FundingParts parts = policy::split_unit(input);
  made.trace.add(policy::funding_node(input, parts, reader.take_reads()));
  made.actuals = {{"expect.province", to_text(parts.province)},
                  {"expect.city", to_text(parts.city)},
                  {"expect.county", to_text(parts.county)},
                  {"expect.social_fund", to_text(parts.social_fund)},
                  {"expect.original_channel", to_text(parts.original_channel)}};
  return made;
}

}  // namespace

Kind funding_kind() {
  return Kind{
      {needed_column("side"), needed_column("total"), optional_column("province"),
       optional_column("person_months"), optional_column("social_fund"),
       expect_column("province", ExpectForm::money), expect_column("city", ExpectForm::money),
       expect_column("county", ExpectForm::money), expect_column("social_fund", ExpectForm::money),
       expect_column("original_channel", ExpectForm::money)},
      evaluate};
}

}  // namespace yigang::cases

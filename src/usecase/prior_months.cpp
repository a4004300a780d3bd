// 合并计算 (LZ-2022-4 二(六)/4): proven months on posts of the old scheme, with the day of the
// first approval where it is proven too (二(四)/8).
#include "base/text.h"
#include "policy/tenure.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "store/prior_queries.h"
#include "usecase/application_steps.h"
#include "usecase/first_approval.h"
#include "usecase/person_place.h"
#include "usecase/person_rules.h"
#include "usecase/person_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

Result<store::FirstApprovalRow> first_approval_on(Work& work, const store::PersonRow& person,
                                                  Date day) {
  policy::LawReader reader(work.law(), person.unit);
  store::FirstApprovalRow row;
  row.person_key = person.person_key;
  row.unit = person.unit;
  row.day = day;
  TRY(const LeapBirthday leap, reader.leap_birthday(day));
  row.age = age_on(person.birth_date, day, leap);
  if (person.retirement_category) {
    TRY(const policy::FirstApproval frozen,
        policy::freeze_first_approval(reader, day, person.birth_date, *person.retirement_category));
    row.retirement_day = frozen.retirement_day;
    row.under_five_years = frozen.under_distance;
  }
  row.law_digest = work.law_digest;
  return row;
}

namespace {

// No month was paid before the first approval, and none after today.
Result<> check_first_day(Work& work, const RecordPriorMonths& command) {
  const bool blank = command.first_approval_proof && trim(*command.first_approval_proof).empty();
  if (blank || command.first_approved_on.has_value() != command.first_approval_proof.has_value())
    return fail(
        bad_input("first_approval_and_proof")
            .at(command.first_approved_on || blank ? "first_approval_proof" : "first_approved_on"));
  if (!command.first_approved_on) return {};
  const Date day = *command.first_approved_on;
  TRY_VOID(not_in_future(work, day, "first_approved_on"));
  TRY(const store::PersonRow person, person_of(work.tx, work.areas(), command.person));
  if (day <= person.birth_date)
    return fail(bad_input("first_approval_before_birth").at("first_approved_on"));
  const int most = Month::of(work.today) - Month::of(day) + 1;
  if (command.months > most)
    return fail(refused("months_before_first_approval")
                    .with("day", to_text(day))
                    .with("most", std::to_string(most))
                    .by("LZ-2022-4 二(四)")
                    .at("months"));
  return {};
}

std::string frozen_text(const store::FirstApprovalRow& row) {
  return to_text(row.day) + "|" + (row.retirement_day ? to_text(*row.retirement_day) : "-") + "|" +
         (row.under_five_years ? "under" : "not_under");
}

// The earlier of what is frozen and what was proven stands, by the law of its own day.
Result<> bring_forward(Work& work, UnitCode unit, const store::PriorMonthsRow& months) {
  TRY(const std::optional<store::PriorFirstApprovalRow> proven,
      store::find<store::PriorFirstApprovalRow>(work.tx, unit, months.id));
  if (!proven) return {};
  TRY(const store::PersonRow person, person_of(work.tx, work.areas(), months.person_id));
  TRY(const std::optional<store::FirstApprovalRow> before,
      store::first_approval(work.tx, person.person_key));
  TRY(const store::FirstApprovalRow row, first_approval_on(work, person, proven->day));
  TRY(const bool earlier, store::bring_forward_first_approval(work.tx, row));
  if (!earlier) return {};
  work.note({unit, "first_approval", person.id.value(), before ? frozen_text(*before) : "", "", "",
             frozen_text(row)});
  return {};
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const RecordPriorMonths& command) {
  return location_of_person(reader, areas, command.person);
}

Result<Changed<PriorMonthsId>> act(Work& work, const Grant<RecordPriorMonths>& grant,
                                   const RecordPriorMonths& command) {
  // LZ-2022-4 二(六): 待遇期限与原在岗期限合并计算, with proof.
  TRY_VOID(require_text(command.proof, "proof"));
  if (command.months < 1 || command.months > 600)
    return fail(bad_input("months_absurd").at("months"));
  TRY_VOID(check_first_day(work, command));
  const UnitCode unit = grant.location().unit;
  const store::PriorMonthsRow row{unit,           work.make_id<PriorMonthsId>(unit),
                                  command.person, command.months,
                                  command.proof,  grant.actor().account,
                                  std::nullopt};
  TRY_VOID(store::insert(work.tx, row));
  if (command.first_approved_on)
    TRY_VOID(store::insert(work.tx,
                           store::PriorFirstApprovalRow{unit, row.id, *command.first_approved_on,
                                                        *command.first_approval_proof}));
  work.note({unit, "prior_months", row.id.value(), "", wire::to_json(command), "", ""});
  return Changed<PriorMonthsId>{row.id, 1};
}

namespace {

// What the withdrawn months had brought forward goes back to the earliest approval that stands.
Result<> bring_back(Work& work, UnitCode unit, const store::PriorMonthsRow& months) {
  TRY(const std::optional<store::PriorFirstApprovalRow> proven,
      store::find<store::PriorFirstApprovalRow>(work.tx, unit, months.id));
  if (!proven) return {};
  TRY(const store::PersonRow person, person_of(work.tx, work.areas(), months.person_id));
  TRY(const std::optional<store::FirstApprovalRow> before,
      store::first_approval(work.tx, person.person_key));
  TRY(const std::optional<Date> day, store::earliest_approval(work.tx, person.person_key));
  if (!before || before->day != proven->day || day == proven->day) return {};
  TRY_VOID(store::forget_first_approval(work.tx, person.person_key));
  std::string after;
  if (day) {
    TRY(const store::FirstApprovalRow row, first_approval_on(work, person, *day));
    TRY_VOID(store::bring_forward_first_approval(work.tx, row));
    after = frozen_text(row);
  }
  work.note({unit, "first_approval", person.id.value(), frozen_text(*before), "", "", after});
  return {};
}

Result<store::PriorMonthsRow> prior_months_row(store::Reader& reader, const law::Areas& areas,
                                               PriorMonthsId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::PriorMonthsRow> row,
      store::find<store::PriorMonthsRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ConfirmPriorMonths& command) {
  TRY(const store::PriorMonthsRow row, prior_months_row(reader, areas, command.id));
  return location_of_person(reader, areas, row.person_id);
}

Result<Changed<PriorMonthsId>> act(Work& work, const Grant<ConfirmPriorMonths>& grant,
                                   const ConfirmPriorMonths& command) {
  const UnitCode unit = grant.location().unit;
  TRY(const std::optional<store::PriorMonthsRow> row,
      store::find<store::PriorMonthsRow>(work.tx, unit, command.id));
  TRY_VOID(may_confirm_prior_months(*row, grant.actor()));
  TRY_VOID(store::confirm_prior_months(work.tx, unit, command.id, grant.actor().account));
  work.note({unit, "prior_months", command.id.value(), "entered", "confirmed", "", ""});
  TRY_VOID(bring_forward(work, unit, *row));
  return Changed<PriorMonthsId>{command.id, 2};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawPriorMonths& command) {
  TRY(const store::PriorMonthsRow row, prior_months_row(reader, areas, command.id));
  return location_of_person(reader, areas, row.person_id);
}

Result<Changed<PriorMonthsId>> act(Work& work, const Grant<WithdrawPriorMonths>& grant,
                                   const WithdrawPriorMonths& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::PriorMonthsRow row, prior_months_row(work.tx, work.areas(), command.id));
  TRY_VOID(may_withdraw_prior_months(row, grant.actor()));
  row.withdrawn_by = grant.actor().account;
  row.withdrawn_on = work.today;
  row.withdrawn_reason = command.reason;
  TRY_VOID(store::save(work.tx, row));
  work.note({row.unit, "prior_months", row.id.value(), row.confirmed_by ? "confirmed" : "entered",
             "withdrawn", command.reason, ""});
  TRY_VOID(bring_back(work, row.unit, row));
  return Changed<PriorMonthsId>{row.id, row.version};
}

}  // namespace yigang::usecase

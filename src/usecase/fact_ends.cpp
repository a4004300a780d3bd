// What becomes of a recorded fact: it ends on a day, or it is withdrawn because it never was true.
// Later decisions and settlements see the change; a decision that was made keeps its explanation.
#include "store/described_row.h"
#include "usecase/person_place.h"
#include "usecase/person_rules.h"
#include "usecase/person_verbs.h"

namespace yigang::usecase {

namespace {

Result<store::PersonFactRow> fact_row(store::Reader& reader, const law::Areas& areas, FactId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::PersonFactRow> row, store::find<store::PersonFactRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

Result<Location> location_of_fact(store::Reader& reader, const law::Areas& areas, FactId id) {
  TRY(const store::PersonFactRow row, fact_row(reader, areas, id));
  return location_of_person(reader, areas, row.person_id);
}

std::string period_text(const store::PersonFactRow& row) {
  return row.fact + "|" + to_text(row.from_day) + "|" +
         (row.until_day ? to_text(*row.until_day) : "-");
}

Result<> check_last_day(const Work& work, const store::PersonFactRow& row, Date last_day) {
  if (last_day < row.from_day) return fail(bad_input("period_reversed").at("last_day"));
  if (last_day > work.today)
    return fail(bad_input("day_in_future").with("day", to_text(last_day)).at("last_day"));
  // What ended wrongly is withdrawn and recorded anew; nothing is made true for longer here.
  if (row.until_day && *row.until_day <= last_day)
    return fail(conflict("fact_ended_before").with("day", to_text(*row.until_day)).at("last_day"));
  return {};
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas, const EndFact& command) {
  return location_of_fact(reader, areas, command.id);
}

Result<Changed<FactId>> act(Work& work, const Grant<EndFact>& grant, const EndFact& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::PersonFactRow row, fact_row(work.tx, work.areas(), command.id));
  TRY_VOID(may_end_fact(row, grant.actor()));
  TRY_VOID(check_last_day(work, row, command.last_day));
  const std::string before = period_text(row);
  row.until_day = command.last_day;
  row.ended = true;
  row.ended_by = grant.actor().account;
  row.change_reason = command.reason;
  TRY_VOID(store::save(work.tx, row));
  work.note(
      {row.unit, "person_fact", row.id.value(), before, period_text(row), command.reason, ""});
  return Changed<FactId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawFact& command) {
  return location_of_fact(reader, areas, command.id);
}

Result<Changed<FactId>> act(Work& work, const Grant<WithdrawFact>& grant,
                            const WithdrawFact& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::PersonFactRow row, fact_row(work.tx, work.areas(), command.id));
  TRY_VOID(may_withdraw_fact(row, grant.actor()));
  const std::string before = period_text(row);
  row.withdrawn_by = grant.actor().account;
  row.withdrawn_on = work.today;
  row.change_reason = command.reason;
  TRY_VOID(store::save(work.tx, row));
  work.note({row.unit, "person_fact", row.id.value(), before, "withdrawn", command.reason, ""});
  return Changed<FactId>{row.id, row.version};
}

}  // namespace yigang::usecase

// A person's bank account: one enters, another confirms, and a change waits for a later run, so
// that nobody redirects a month's pay alone (domain.md §7.1).
#include "base/text.h"
#include "store/described_row.h"
#include "usecase/bank_file.h"
#include "usecase/payment_steps.h"
#include "usecase/person_place.h"

namespace yigang::usecase {

namespace {

Result<store::BankAccountRow> account_row(store::Reader& reader, const law::Areas& areas,
                                          BankAccountId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::BankAccountRow> row,
      store::find<store::BankAccountRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

// Whom the unit pays: also who has moved to another unit and is still owed money here, since a
// returned line is issued again by the unit that settled it (engines.md §1.6).
Result<store::PersonRow> payee_of(store::Reader& reader, const law::Areas& areas, PersonId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::PersonRow> person, store::find<store::PersonRow>(reader, unit, id));
  if (!person) return fail(not_found("not_found"));
  if (!person->superseded) return *std::move(person);
  CHECK(person->merged_into.has_value());
  TRY(const UnitCode now, unit_of_id(areas, *person->merged_into));
  if (now == unit) return fail(not_found("not_found"));
  return *std::move(person);
}

Result<Location> location_of_payee(store::Reader& reader, const law::Areas& areas, PersonId id) {
  TRY(const store::PersonRow person, payee_of(reader, areas, id));
  return location_of(person);
}

// A field of the bank's file holds neither its separator nor a line end.
Result<> check_field(std::string_view text, std::string_view field) {
  TRY_VOID(require_text(text, field));
  TRY_VOID(limit_text(text, 60, field));
  if (text.find_first_of("|\r\n") != std::string_view::npos)
    return fail(bad_input("bank_field_separator").at(std::string(field)));
  return {};
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const SetBankAccount& command) {
  return location_of_payee(reader, areas, command.person);
}

Result<BankAccountAsked> act(Work& work, const Grant<SetBankAccount>& grant,
                             const SetBankAccount& command) {
  TRY(const store::PersonRow person, payee_of(work.tx, work.areas(), command.person));
  TRY(const std::string account, parse_account(command.account));
  TRY_VOID(check_field(command.bank, "bank"));
  TRY_VOID(check_field(command.holder_name, "holder_name"));
  // domain.md §4.4: the payee must be the person.
  if (trim(command.holder_name) != person.name)
    return fail(refused("holder_not_person").at("holder_name"));
  const crypto::Digest index = work.desk.keys.blind_index(crypto::IndexPurpose::account, account);
  store::BankAccountRow row;
  row.account_index = Bytes(index.begin(), index.end());
  TRY(const bool shared,
      store::account_of_another(work.tx, person.unit, person.id, row.account_index));
  if (shared) return fail(refused("account_of_another").at("account"));
  TRY(std::optional<store::BankAccountRow> asked,
      store::asked_account(work.tx, person.unit, person.id));
  if (asked) return fail(conflict("account_waits"));
  row.unit = person.unit;
  row.id = work.make_id<BankAccountId>(row.unit);
  row.person_id = person.id;
  const std::string unit = to_text(row.unit);
  TRY(row.account_sealed,
      work.desk.keys.seal({"bank_account", "account_sealed", unit, row.id.value()},
                          bytes_of(account), work.desk.random));
  row.account_tail = account.substr(account.size() - 4);
  row.bank = std::string(trim(command.bank));
  row.holder_name = person.name;
  row.state = store::BankAccountState::asked;
  row.asked_by = grant.actor().account;
  row.version = 1;
  TRY_VOID(store::insert(work.tx, row));
  work.note({row.unit, "bank_account", row.id.value(), "", row.bank, "", account});
  return BankAccountAsked{row.id, "****" + row.account_tail, check_digit_fails(account), 1};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ConfirmBankAccount& command) {
  TRY(const store::BankAccountRow row, account_row(reader, areas, command.id));
  return location_of_payee(reader, areas, row.person_id);
}

Result<BankAccountConfirmed> act(Work& work, const Grant<ConfirmBankAccount>& grant,
                                 const ConfirmBankAccount& command) {
  TRY(store::BankAccountRow row, account_row(work.tx, work.areas(), command.id));
  if (row.state != store::BankAccountState::asked) return fail(conflict("confirmed_before"));
  TRY_VOID(require_other_person(grant.actor(), row.asked_by, "set_bank_account"));
  TRY(std::optional<store::BankAccountRow> before,
      store::current_account(work.tx, row.unit, row.person_id));
  if (before) {
    before->state = store::BankAccountState::replaced;
    TRY_VOID(store::save(work.tx, *before));
    row.usable_from_month = Month::of(work.today).plus(1);
  }
  row.state = store::BankAccountState::current;
  row.confirmed_by = grant.actor().account;
  TRY_VOID(store::save(work.tx, row));
  work.note({row.unit, "bank_account", row.id.value(), before ? to_text(before->id) : "",
             usable_text(row), "", ""});
  return BankAccountConfirmed{row.id, row.usable_from_month, row.version};
}

}  // namespace yigang::usecase

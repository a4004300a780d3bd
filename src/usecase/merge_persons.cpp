#include "usecase/merge_persons.h"

#include "policy/tenure.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/payment_steps.h"
#include "usecase/person_place.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

struct Pair {
  store::PersonRow keep;
  store::PersonRow drop;
};

Result<Pair> fetch_pair(Work& work, PersonId keep, PersonId drop) {
  Pair pair;
  TRY(pair.keep, person_of(work.tx, work.areas(), keep));
  auto other = person_of(work.tx, work.areas(), drop);
  if (!other) return fail(std::move(other.error()).at("drop"));
  pair.drop = *std::move(other);
  // Somebody of another unit is nobody here; the person moves first.
  if (pair.drop.unit != pair.keep.unit) return fail(not_found("not_found").at("drop"));
  if (pair.drop.id == pair.keep.id) return fail(bad_input("merge_with_itself").at("drop"));
  return pair;
}

// The first day that both placements hold, of a month that is not settled for both: attendance on
// both could still be paid once the two persons are one.
std::optional<Date> day_still_open(const store::PlacedDays& one, const store::PlacedDays& other) {
  std::optional<Date> last = one.until;
  if (other.until && (!last || *other.until < *last)) last = other.until;
  Date day = std::max(one.from, other.from);
  while (!last || day <= *last) {
    const Month month = Month::of(day);
    if (!one.settled.contains(month) || !other.settled.contains(month)) return day;
    day = month.plus(1).first_day();
  }
  return std::nullopt;
}

// LZ-2022-4 二(三): nobody holds two posts at once, and so nobody is paid for two.
Result<> check_days_apart(Work& work, const Pair& pair) {
  TRY(const std::vector<store::PlacedDays> kept, store::placed_days(work.tx, pair.keep.person_key));
  TRY(const std::vector<store::PlacedDays> dropped,
      store::placed_days(work.tx, pair.drop.person_key));
  std::optional<Date> first;
  for (const store::PlacedDays& one : kept)
    for (const store::PlacedDays& other : dropped)
      if (const std::optional<Date> day = day_still_open(one, other);
          day && (!first || *day < *first))
        first = day;
  if (first)
    return fail(conflict("merge_days_overlap").with("day", to_text(*first)).by("LZ-2022-4 二(三)"));
  return {};
}

// LZ-2022-4 二(三)/8, 二(四): what two persons got as two is taken apart before they become one.
Result<> check_apart(Work& work, const Pair& pair) {
  const PersonKey one = pair.keep.person_key;
  const PersonKey other = pair.drop.person_key;
  TRY(const std::optional<Month> twice, store::month_paid_to_both(work.tx, one, other));
  if (twice)
    return fail(conflict("merge_paid_twice").with("month", to_text(*twice)).by("LZ-2022-4 二(四)"));
  TRY(const std::int64_t posts, store::posts_held(work.tx, one, other));
  if (posts > 1) return fail(conflict("merge_two_posts").by("LZ-2022-4 二(三)"));
  TRY(const std::int64_t open, store::applications_open(work.tx, one, other));
  if (open > 1) return fail(conflict("merge_two_applications").by("LZ-2022-4 二(三)"));
  return check_days_apart(work, pair);
}

// 以初次核定其享受补贴时年龄为准: the earlier of the two counts, and what was frozen under the
// wrong number is computed by the right birth date, for the same day under the law of that day.
Result<> join_first_approvals(Work& work, const Pair& pair) {
  TRY(const std::optional<store::FirstApprovalRow> kept,
      store::first_approval(work.tx, pair.keep.person_key));
  TRY(const std::optional<store::FirstApprovalRow> dropped,
      store::first_approval(work.tx, pair.drop.person_key));
  if (!dropped) return {};
  if (kept && kept->day <= dropped->day)
    return store::put_first_approval(work.tx, *kept, pair.drop.person_key);
  policy::LawReader reader(work.law(), dropped->unit);
  store::FirstApprovalRow row;
  row.person_key = pair.keep.person_key;
  row.unit = dropped->unit;
  row.day = dropped->day;
  TRY(const LeapBirthday leap, reader.leap_birthday(row.day));
  row.age = age_on(pair.keep.birth_date, row.day, leap);
  if (pair.keep.retirement_category) {
    TRY(const policy::FirstApproval frozen,
        policy::freeze_first_approval(reader, row.day, pair.keep.birth_date,
                                      *pair.keep.retirement_category));
    row.retirement_day = frozen.retirement_day;
    row.under_five_years = frozen.under_distance;
  }
  row.law_digest = work.law_digest;
  return store::put_first_approval(work.tx, row, pair.drop.person_key);
}

Result<> copy_account(Work& work, store::BankAccountRow account, const store::PersonRow& to) {
  TRY(const std::string number,
      open_account(work, account.unit, account.id, account.account_sealed));
  const std::string before = to_text(account.id);
  account.id = work.make_id<BankAccountId>(account.unit);
  account.person_id = to.id;
  const std::string unit = to_text(account.unit);
  TRY(account.account_sealed,
      work.desk.keys.seal({"bank_account", "account_sealed", unit, account.id.value()},
                          bytes_of(number), work.desk.random));
  account.version = 1;
  TRY_VOID(store::insert(work.tx, account));
  work.note({account.unit, "bank_account", account.id.value(), before, account.bank, "", number});
  return {};
}

// The text of a bank file follows from its accounts and from who is in them (bank_file_text), and a
// made file never changes: an account that was ever confirmed stays with the row that goes. The one
// who stays goes on with an account of its own or, having none, with copies.
Result<std::int64_t> hand_over_accounts(Work& work, const Pair& pair) {
  TRY(const std::optional<store::BankAccountRow> own,
      store::current_account(work.tx, pair.keep.unit, pair.keep.id));
  TRY(std::vector<store::BankAccountRow> accounts,
      store::confirmed_accounts(work.tx, pair.drop.unit, pair.drop.id));
  std::int64_t copied = 0;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    // Of two that came into use in one month the later one is paid to.
    const bool used = i + 1 == accounts.size() ||
                      accounts[i + 1].usable_from_month != accounts[i].usable_from_month;
    if (!own && used) {
      TRY_VOID(copy_account(work, accounts[i], pair.keep));
      ++copied;
    }
    if (accounts[i].state != store::BankAccountState::current) continue;
    accounts[i].state = store::BankAccountState::replaced;
    TRY_VOID(store::save(work.tx, accounts[i]));
  }
  return copied;
}

Result<store::PersonMergeRow> merge_row(store::Reader& reader, const law::Areas& areas,
                                        MergeId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::PersonMergeRow> row,
      store::find<store::PersonMergeRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const MergePersons& command) {
  TRY(const Location keep, location_of_person(reader, areas, command.keep));
  return Location{keep.unit, {}, {}};
}

Result<Changed<MergeId>> act(Work& work, const Grant<MergePersons>& grant,
                             const MergePersons& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY_VOID(require_text(command.document, "document"));
  TRY(const Pair pair, fetch_pair(work, command.keep, command.drop));
  TRY_VOID(check_apart(work, pair));
  const UnitCode unit = pair.keep.unit;
  const store::PersonMergeRow row{unit,
                                  work.make_id<MergeId>(unit),
                                  pair.keep.id,
                                  pair.drop.id,
                                  command.reason,
                                  command.document,
                                  grant.actor().account,
                                  work.today,
                                  std::nullopt,
                                  std::nullopt,
                                  1};
  TRY_VOID(store::insert(work.tx, row));
  work.note({unit, "person_merge", row.id.value(), "", wire::to_json(command), command.reason, ""});
  return Changed<MergeId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ConfirmMerge& command) {
  TRY(const store::PersonMergeRow row, merge_row(reader, areas, command.id));
  return Location{row.unit, {}, {}};
}

Result<Merged> act(Work& work, const Grant<ConfirmMerge>& grant, const ConfirmMerge& command) {
  TRY(store::PersonMergeRow row, merge_row(work.tx, work.areas(), command.id));
  if (row.confirmed_by) return fail(conflict("confirmed_before"));
  TRY_VOID(require_other_person(grant.actor(), row.asked_by, "merge_persons"));
  // Rule 7 of engines.md: of two who confirm at once one is told so here, before anything is moved;
  // the person who stays is taken too, and does not move away meanwhile.
  row.confirmed_by = grant.actor().account;
  row.confirmed_on = work.today;
  TRY_VOID(store::save(work.tx, row));
  TRY(Pair pair, fetch_pair(work, row.keep_person_id, row.drop_person_id));
  TRY_VOID(store::save(work.tx, pair.keep));
  TRY_VOID(check_apart(work, pair));
  TRY_VOID(join_first_approvals(work, pair));
  TRY(std::int64_t moved, store::point_rows(work.tx, pair.keep, pair.drop));
  TRY(const std::int64_t copied, hand_over_accounts(work, pair));
  moved += copied;
  // 双实名: the number that goes stays known, for the one who stands for it.
  TRY_VOID(store::move_claims(work.tx, pair.drop, pair.keep));
  pair.drop.superseded = true;
  pair.drop.merged_into = pair.keep.id;
  TRY_VOID(store::save(work.tx, pair.drop));
  work.note({row.unit, "person", pair.drop.id.value(), "person/" + to_text(pair.drop.id),
             "person/" + to_text(pair.keep.id), row.reason, ""});
  work.note({row.unit, "person_merge", row.id.value(), "asked", "done", row.reason, ""});
  return Merged{row.id, pair.keep.id, moved};
}

}  // namespace yigang::usecase

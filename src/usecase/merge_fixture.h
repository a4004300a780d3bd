// For tests: one person under two numbers, the wrong one on duty, as she stands before a merge.
// Fictitious persons only.
#pragma once

#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "store/setting_queries.h"
#include "store/system_rows.h"
#include "usecase/merge_persons.h"
#include "usecase/month_fixture.h"
#include "usecase/person_verbs.h"

namespace yigang::usecase {

class MergeFixture : public MonthFixture {
 protected:
  // 王秀英 under a wrong birth date, on duty and paid for March; registered again rightly.
  MergeFixture() {
    place(2);
    give_account(2);
    wrong = id<PersonId>(2);
    put([&](store::Writer& tx) -> Result<> {
      // The rows of the month's fixture gave themselves their numbers.
      TRY_VOID(store::take_numbers(tx, unit, "person", 100));
      TRY(auto person, store::find<store::PersonRow>(tx, unit, wrong));
      TRY_VOID(
          store::claim_person(tx, {person->resident_index, person->person_key, unit, person->id}));
      const store::HolderRow holder{person->person_key, unit, id<PostId>(2), id<ApplicationId>(2)};
      TRY(const store::HolderClaim claim, store::claim_holder(tx, holder));
      EXPECT_EQ(claim, store::HolderClaim::taken);
      return store::put_first_approval(
          tx, {person->person_key, unit, Date(2022, 2, 20), 46, Date(2035, 5, 5), true, "old"},
          PersonKey(1));
    });
    EXPECT_EQ(store::told(desk.run(town, RecordPriorMonths{wrong, 14, "原协议"})), "done");
    const auto registered =
        desk.run(town, RegisterPerson{desk.village(), "王秀英", right_number(), {}});
    EXPECT_EQ(store::told(registered), "done");
    right = registered->id;
  }

  RunSummary pay_march() {
    EXPECT_EQ(store::told(desk.run(village, hours(id<PlacementId>(2), 400))), "done");
    EXPECT_EQ(store::told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
    return lock(run());
  }
  // The placement under the wrong number begins on this day.
  void begins(Date day) {
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(tx.execute("UPDATE placement SET started_on = ?3 WHERE unit = ?1 AND id = ?2",
                          store::args(unit, id<PlacementId>(2), day)));
      return {};
    });
  }
  MergePersons merge() const { return {right, wrong, "身份证号登记错误", "冠人社字〔2022〕6号"}; }
  static ResidentNumber right_number() { return fictitious_number(Date(1969, 3, 8), 2); }
  static ResidentNumber third_number() { return fictitious_number(Date(1969, 3, 9), 4); }
  Result<PersonRegistered> register_third(const std::string& name = "王秀英") {
    return desk.run(town, RegisterPerson{desk.village(), name, third_number(), {}});
  }
  void unite(PersonId keep, PersonId drop) {
    const auto asked = desk.run(county, MergePersons{keep, drop, "一人两号", "证明"});
    ASSERT_EQ(store::told(asked), "done");
    ASSERT_EQ(store::told(desk.run(county2, ConfirmMerge{asked->id})), "done");
  }
  // As the security administrators would have tied it; the account is nobody's otherwise.
  void tie_an_account_to(PersonId who) {
    const PersonKey key = person_row(who).person_key;
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(store::insert(
          tx,
          store::OrganisationRow{OrganisationId(1), store::OrganisationKind::village, "戴屯社区",
                                 unit, desk.village(), store::SecondFactor::off, 1}));
      store::AccountRow account;
      account.id = AccountId(1);
      account.login = "resident1";
      account.organisation_id = OrganisationId(1);
      account.person_key = key;
      account.version = 1;
      return store::insert(tx, account);
    });
  }
  std::vector<std::string> tables_with(const std::string& column) {
    const bool sqlite = GetParam() == store::Engine::sqlite;
    const std::string sql =
        sqlite ? "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = "
                 "?1 WHERE m.type = 'table' ORDER BY m.name"
               : "SELECT CAST(c.table_name AS TEXT) FROM information_schema.columns c JOIN "
                 "information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name "
                 "= c.table_name WHERE c.table_schema = current_schema() AND t.table_type = 'BASE "
                 "TABLE' AND c.column_name = ?1 ORDER BY 1";
    return read<std::vector<std::string>>(
        [&](store::Reader& tx) -> Result<std::vector<std::string>> {
          std::vector<std::string> names;
          TRY_VOID(tx.each(sql, store::args(column), [&](const store::Row& row) -> Result<> {
            names.push_back(row.get<std::string>(0));
            return {};
          }));
          return names;
        });
  }
  std::int64_t rows_with(const std::string& table, const std::string& column, std::int64_t value) {
    return read<std::int64_t>([&](store::Reader& tx) -> Result<std::int64_t> {
      TRY(const auto row,
          tx.query_one("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?1",
                       store::args(value)));
      return row->template get<std::int64_t>(0);
    });
  }
  template <class T>
  T read(const std::function<Result<T>(store::Reader&)>& question) {
    const auto answer = desk.database().read_value<T>(question);
    EXPECT_EQ(store::told(answer), "done");
    return *answer;
  }
  std::optional<store::PersonClaimRow> claim_of(PersonId who) {
    return read<std::optional<store::PersonClaimRow>>(
        [&](store::Reader& tx) { return store::find_claim(tx, person_row(who).resident_index); });
  }
  store::PersonRow person_row(PersonId who) {
    const UnitCode where =
        *law::LawSnapshot::load("law").value()->areas().unit_of_ordinal(who.unit_ordinal());
    return read<store::PersonRow>([&](store::Reader& tx) -> Result<store::PersonRow> {
      TRY(const auto row, store::find<store::PersonRow>(tx, where, who));
      return *row;
    });
  }

  PersonId wrong;
  PersonId right;
};

}  // namespace yigang::usecase

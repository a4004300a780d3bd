// Rows of persons, their facts, registers and terms, as they stand in the tables of the same names
// (src/store/migrations). Member names are column names; described_row.h reads and writes them.
// Values.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "core/ids.h"
#include "store/value.h"

namespace yigang::store {

struct PersonClaimRow {
  static constexpr std::string_view kTable = "person_claim";
  Bytes resident_index;
  PersonKey person_key;
  UnitCode unit;
  PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(PersonClaimRow, (), (resident_index, person_key, unit, person_id))

struct PersonRow {
  static constexpr std::string_view kTable = "person";
  UnitCode unit;
  PersonId id;
  std::int64_t number = 0;
  PersonKey person_key;
  std::string name;
  std::string sort_key;
  Sex sex{};
  Date birth_date;
  Bytes resident_sealed;
  Bytes resident_index;
  std::string resident_tail;
  std::optional<Bytes> phone_sealed;
  std::optional<Bytes> phone_index;
  PlaceCode town;
  PlaceCode village;
  std::optional<RetirementCategory> retirement_category;
  std::string retirement_source;
  std::optional<AccountId> retirement_confirmed_by;
  std::optional<PersonId> merged_into;
  bool superseded = false;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (),
                      (unit, id, number, person_key, name, sort_key, sex, birth_date,
                       resident_sealed, resident_index, resident_tail, phone_sealed, phone_index,
                       town, village, retirement_category, retirement_source,
                       retirement_confirmed_by, merged_into, superseded, version))

struct PersonFactRow {
  static constexpr std::string_view kTable = "person_fact";
  UnitCode unit;
  FactId id;
  PersonId person_id;
  std::string fact;
  Date from_day;
  std::optional<Date> until_day;
  std::string source;
  AccountId entered_by;
  bool ended = false;  // its last day was said afterwards
  std::optional<AccountId> ended_by = {};
  std::optional<AccountId> withdrawn_by = {};  // it never was true
  std::optional<Date> withdrawn_on = {};
  std::string change_reason = {};  // of the end or of the withdrawal
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PersonFactRow, (),
                      (unit, id, person_id, fact, from_day, until_day, source, entered_by, ended,
                       ended_by, withdrawn_by, withdrawn_on, change_reason, version))

struct RegisterSnapshotRow {
  static constexpr std::string_view kTable = "register_snapshot";
  UnitCode unit;
  RegisterSnapshotId id;
  std::string register_name;
  std::string owner;
  Date true_on;
  Bytes digest;
  std::int64_t row_count = 0;
  AccountId loaded_by;
  bool whole = false;              // who is not in it is not in the register any more
  std::string deputy_reason = {};  // why another office handed it in
};
BOOST_DESCRIBE_STRUCT(RegisterSnapshotRow, (),
                      (unit, id, register_name, owner, true_on, digest, row_count, loaded_by, whole,
                       deputy_reason))

struct RegisterRowRow {
  static constexpr std::string_view kTable = "register_row";
  UnitCode unit;
  RegisterSnapshotId snapshot_id;
  Bytes resident_index;
  std::int64_t row_no = 0;
  std::string target_group;
  Date from_day;
  std::optional<Date> until_day;
};
BOOST_DESCRIBE_STRUCT(RegisterRowRow, (),
                      (unit, snapshot_id, resident_index, row_no, target_group, from_day,
                       until_day))

struct RecognitionRow {
  static constexpr std::string_view kTable = "recognition";
  UnitCode unit;
  RecognitionId id;
  PersonId person_id;
  std::string kind;
  std::string office;
  std::string document;
  Date from_day;
  Date until_day;
  AccountId entered_by;
  bool ended = false;  // its last day was said afterwards
  std::optional<AccountId> ended_by = {};
  std::optional<AccountId> withdrawn_by = {};  // it never was true
  std::optional<Date> withdrawn_on = {};
  std::string change_reason = {};
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RecognitionRow, (),
                      (unit, id, person_id, kind, office, document, from_day, until_day, entered_by,
                       ended, ended_by, withdrawn_by, withdrawn_on, change_reason, version))

struct ScopeExpansionRow {
  static constexpr std::string_view kTable = "scope_expansion";
  UnitCode unit;
  ExpansionId id;
  std::string name;
  Side side{};
  std::int64_t quota = 0;
  std::int64_t used = 0;
  Date from_day;
  Date until_day;
  std::string document;
  std::string approver;
  AnnouncementId unfilled_announcement_id;
  std::int64_t version = 0;
  std::optional<AccountId> entered_by = {};
  std::optional<AccountId> withdrawn_by = {};
  std::optional<Date> withdrawn_on = {};  // nobody is approved on it from this day on
  std::string withdrawn_reason = {};
};
BOOST_DESCRIBE_STRUCT(ScopeExpansionRow, (),
                      (unit, id, name, side, quota, used, from_day, until_day, document, approver,
                       unfilled_announcement_id, version, entered_by, withdrawn_by, withdrawn_on,
                       withdrawn_reason))

struct PriorMonthsRow {
  static constexpr std::string_view kTable = "prior_months";
  UnitCode unit;
  PriorMonthsId id;
  PersonId person_id;
  std::int64_t months = 0;
  std::string proof;
  AccountId entered_by;
  std::optional<AccountId> confirmed_by;
  std::optional<AccountId> withdrawn_by = {};
  std::optional<Date> withdrawn_on = {};  // they count no more
  std::string withdrawn_reason = {};
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PriorMonthsRow, (),
                      (unit, id, person_id, months, proof, entered_by, confirmed_by, withdrawn_by,
                       withdrawn_on, withdrawn_reason, version))

struct ExtensionRow {
  static constexpr std::string_view kTable = "extension";
  UnitCode unit;
  ExtensionId id;
  PersonId person_id;
  Month until_month;
  std::string reason;
  std::string document;
  AccountId entered_by;
  std::optional<AccountId> approved_by;
};
BOOST_DESCRIBE_STRUCT(ExtensionRow, (),
                      (unit, id, person_id, until_month, reason, document, entered_by, approved_by))

struct FirstApprovalRow {
  static constexpr std::string_view kTable = "first_approval";
  PersonKey person_key;
  UnitCode unit;
  Date day;
  std::int64_t age = 0;
  std::optional<Date> retirement_day;
  bool under_five_years = false;
  std::string law_digest;
};
BOOST_DESCRIBE_STRUCT(FirstApprovalRow, (),
                      (person_key, unit, day, age, retirement_day, under_five_years, law_digest))

}  // namespace yigang::store

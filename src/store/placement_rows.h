// Rows of persons on duty and their bank accounts, as they stand in the tables of the same names
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
#include "registry/placement.h"
#include "store/value.h"

namespace yigang::store {

BOOST_DEFINE_FIXED_ENUM_CLASS(BankAccountState, std::uint8_t, asked, current, replaced)

struct PlacementRow {
  static constexpr std::string_view kTable = "placement";
  UnitCode unit;
  PlacementId id;
  std::int64_t number = 0;
  ApplicationId application_id;
  PostId post_id;
  PersonId person_id;
  PersonKey person_key;
  Side side{};
  PlaceCode town;
  PlaceCode village;
  bool refill = false;
  Date started_on;
  registry::PlacementState state{};
  std::optional<Date> ended_on;
  std::optional<registry::ExitReason> end_reason;
  std::optional<bool> employment_wanted;
  std::int64_t version = 0;
  Date after_day;  // of the training
};
BOOST_DESCRIBE_STRUCT(PlacementRow, (),
                      (unit, id, number, application_id, post_id, person_id, person_key, side, town,
                       village, refill, started_on, state, ended_on, end_reason, employment_wanted,
                       version, after_day))

struct PlacementEventRow {
  static constexpr std::string_view kTable = "placement_event";
  UnitCode unit;
  PlacementId placement_id;
  std::int64_t event_no = 0;
  registry::PlacementEventKind kind{};
  Date day;
  std::string reason;
  AccountId actor;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(PlacementEventRow, (),
                      (unit, placement_id, event_no, kind, day, reason, actor, at))

BOOST_DEFINE_FIXED_ENUM_CLASS(ExitReportState, std::uint8_t, asked, taken, turned_down)

struct ExitReportRow {
  static constexpr std::string_view kTable = "exit_report";
  UnitCode unit;
  ExitReportId id;
  PlacementId placement_id;
  Date last_day;
  registry::ExitReason reason{};
  bool employment_wanted = false;
  std::string remark;
  AccountId reported_by;
  Date reported_on;
  ExitReportState state{};
  std::optional<AccountId> decided_by;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ExitReportRow, (),
                      (unit, id, placement_id, last_day, reason, employment_wanted, remark,
                       reported_by, reported_on, state, decided_by, version))

struct BankAccountRow {
  static constexpr std::string_view kTable = "bank_account";
  UnitCode unit;
  BankAccountId id;
  PersonId person_id;
  Bytes account_sealed;
  Bytes account_index;
  std::string account_tail;
  std::string bank;
  std::string holder_name;
  BankAccountState state{};
  AccountId asked_by;
  std::optional<AccountId> confirmed_by;
  std::optional<Month> usable_from_month;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(BankAccountRow, (),
                      (unit, id, person_id, account_sealed, account_index, account_tail, bank,
                       holder_name, state, asked_by, confirmed_by, usable_from_month, version))

}  // namespace yigang::store

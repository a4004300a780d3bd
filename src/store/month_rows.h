// Rows of attendance and settlement, as they stand in the tables of the same names
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
#include "settle/line.h"
#include "store/value.h"

namespace yigang::store {

BOOST_DEFINE_FIXED_ENUM_CLASS(SheetState, std::uint8_t, open, closed)
BOOST_DEFINE_FIXED_ENUM_CLASS(LeaveKind, std::uint8_t, none, personal, sick, absent)
BOOST_DEFINE_FIXED_ENUM_CLASS(HoldKind, std::uint8_t, held, waiting)
BOOST_DEFINE_FIXED_ENUM_CLASS(RunState, std::uint8_t, running, computed, locked, discarded)
BOOST_DEFINE_FIXED_ENUM_CLASS(LineKind, std::uint8_t, pay, correction)
BOOST_DEFINE_FIXED_ENUM_CLASS(RunKind, std::uint8_t, main, supplement, correction)
using settle::LineProblem;
using settle::LineStatus;

struct AttendanceSheetRow {
  static constexpr std::string_view kTable = "attendance_sheet";
  UnitCode unit;
  PlaceCode town;
  Month month;
  SheetState state{};
  std::optional<AccountId> closed_by;
  std::optional<Date> closed_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AttendanceSheetRow, (),
                      (unit, town, month, state, closed_by, closed_on, version))

struct AttendanceRow {
  static constexpr std::string_view kTable = "attendance";
  UnitCode unit;
  PlacementId placement_id;
  Month month;
  std::int64_t span_no = 0;
  Date from_day;
  Date until_day;
  Hours hours_x10;
  WorkDays days_x10;
  LeaveKind leave_kind{};
  AccountId entered_by;
  std::optional<AccountId> overtime_confirmed_by;
  std::int64_t version = 0;
  std::optional<Date> entered_on;
};
BOOST_DESCRIBE_STRUCT(AttendanceRow, (),
                      (unit, placement_id, month, span_no, from_day, until_day, hours_x10, days_x10,
                       leave_kind, entered_by, overtime_confirmed_by, version, entered_on))

// Hours of a settled month to which the town agrees beyond those of the post.
struct OvertimeAgreedRow {
  static constexpr std::string_view kTable = "overtime_agreed";
  UnitCode unit;
  PlacementId placement_id;
  Month month;
  Hours hours_x10;
  AccountId agreed_by;
  Date agreed_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(OvertimeAgreedRow, (),
                      (unit, placement_id, month, hours_x10, agreed_by, agreed_on, version))

struct ScheduledDaysRow {
  static constexpr std::string_view kTable = "scheduled_days";
  UnitCode unit;
  HostId host_id;
  Month month;
  WorkDays days_x10;
  AccountId entered_by;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ScheduledDaysRow, (), (unit, host_id, month, days_x10, entered_by, version))

struct HoldRow {
  static constexpr std::string_view kTable = "hold";
  UnitCode unit;
  HoldId id;
  PlacementId placement_id;
  HoldKind kind{};
  Month from_month;
  std::optional<Month> until_month;  // nothing: until it is released
  std::string reason;
  AccountId placed_by;
  std::optional<AccountId> released_by;
  std::optional<Date> released_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(HoldRow, (),
                      (unit, id, placement_id, kind, from_month, until_month, reason, placed_by,
                       released_by, released_on, version))

struct SettlementRunRow {
  static constexpr std::string_view kTable = "settlement_run";
  UnitCode unit;
  SettlementRunId id;
  Month month;
  std::int64_t run_no = 0;
  RunKind kind{};
  RunState state{};
  std::string law_digest;
  std::string input_digest;
  std::int64_t watermark = 0;
  std::int64_t line_count = 0;
  std::int64_t problem_count = 0;
  Fen social_offer_fen;
  Fen total_fen;
  Fen province_fen;
  Fen city_fen;
  Fen county_fen;
  Fen social_fen;
  Fen original_fen;
  Bytes root;
  AccountId run_by;
  std::optional<AccountId> locked_by;
  std::optional<Date> locked_on;
  bool province_zero_confirmed = false;
  std::optional<Bytes> signature;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SettlementRunRow, (),
                      (unit, id, month, run_no, kind, state, law_digest, input_digest, watermark,
                       line_count, problem_count, social_offer_fen, total_fen, province_fen,
                       city_fen, county_fen, social_fen, original_fen, root, run_by, locked_by,
                       locked_on, province_zero_confirmed, signature, version))

struct SettlementLeftOutRow {
  static constexpr std::string_view kTable = "settlement_left_out";
  UnitCode unit;
  Month month;
  PlaceCode town;
  std::string reason;
  AccountId asked_by;
  std::optional<AccountId> decided_by;
};
BOOST_DESCRIBE_STRUCT(SettlementLeftOutRow, (), (unit, month, town, reason, asked_by, decided_by))

struct SettlementLineRow {
  static constexpr std::string_view kTable = "settlement_line";
  UnitCode unit;
  SettlementLineId id;
  SettlementRunId run_id;
  std::int64_t line_no = 0;
  PlacementId placement_id;
  std::int64_t placement_number = 0;
  PersonKey person_key;
  Month month;
  Side side{};
  PlaceCode town;
  PlaceCode village;
  LineKind kind{};
  LineStatus status{};
  std::optional<LineProblem> problem;
  Hours hours_x10;
  WorkDays days_x10;
  Fen rate_fen;
  Fen amount_fen;
  Fen missing_fen;
  Fen province_fen;
  Fen city_fen;
  Fen county_fen;
  Fen social_fen;
  Fen original_fen;
  std::int64_t months_used = 0;
  std::optional<Month> last_payable_month;
  std::optional<SettlementLineId> corrects_line_id;
  std::string reason;
  std::string basis;  // settle/basis.h; empty on lines from before migration 014
};
BOOST_DESCRIBE_STRUCT(SettlementLineRow, (),
                      (unit, id, run_id, line_no, placement_id, placement_number, person_key, month,
                       side, town, village, kind, status, problem, hours_x10, days_x10, rate_fen,
                       amount_fen, missing_fen, province_fen, city_fen, county_fen, social_fen,
                       original_fen, months_used, last_payable_month, corrects_line_id, reason,
                       basis))

struct PaidMonthRow {
  static constexpr std::string_view kTable = "paid_month";
  PersonKey person_key;
  Month month;
  UnitCode unit;
  SettlementLineId line_id;
  Side side{};
  bool given_back = false;
};
BOOST_DESCRIBE_STRUCT(PaidMonthRow, (), (person_key, month, unit, line_id, side, given_back))

}  // namespace yigang::store

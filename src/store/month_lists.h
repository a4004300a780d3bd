// Lists of the month for screens: runs, their lines, how they differ from the month before,
// attendance as it stands. The scope is a mandatory argument of each. A run lies in a unit; a town
// sees of it what lies in the town, so that the sums of runs come from lines where the scope is
// narrower than the unit. Filters are described, since the routes read them as they are. Reads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/placement.h"
#include "store/list_queries.h"
#include "store/month_rows.h"
#include "store/payment_rows.h"

namespace yigang::store {

// Discarded runs are left out unless they are asked for.
struct RunFilter {
  std::optional<Month> month;
  std::optional<UnitCode> unit;
  std::optional<RunState> state;
  std::optional<bool> problems;     // with problem lines, or without
  std::optional<AccountId> not_by;  // run by somebody else than this one
  bool without_file = false;        // pays somebody, and no bank file was made of it
  std::optional<SettlementRunId> after;
  std::int64_t limit = 50;
};
[[nodiscard]] Result<std::vector<SettlementRunRow>> list_runs(Reader& reader,
                                                              const ListScope& scope,
                                                              const RunFilter& filter);
[[nodiscard]] Result<std::int64_t> count_runs(Reader& reader, const ListScope& scope,
                                              const RunFilter& filter);

// What of a run lies within a scope.
struct RunWithin {
  std::int64_t lines = 0;
  std::int64_t problems = 0;
  std::int64_t waiting = 0;
  Fen total;
  Fen province;
  Fen city;
  Fen county;
  Fen social;
  Fen original;
};
[[nodiscard]] Result<RunWithin> run_within(Reader& reader, const ListScope& scope,
                                           const SettlementRunRow& run);
// What locked runs of a month pay within a scope; nothing when none is locked.
[[nodiscard]] Result<std::optional<Fen>> locked_total(Reader& reader, const ListScope& scope,
                                                      UnitCode unit, Month month);

BOOST_DEFINE_FIXED_ENUM_CLASS(RunLineOrder, std::uint8_t, line_no, name, amount)
struct RunLineFilter {
  SettlementRunId id;
  std::optional<LineStatus> status;
  std::optional<LineProblem> problem;
  std::optional<PlaceCode> town;
  std::optional<std::int64_t> after;  // the line number
  std::int64_t limit = 50;
  std::optional<RunLineOrder> sort = {};
  std::optional<bool> descending = {};
};
BOOST_DESCRIBE_STRUCT(RunLineFilter, (),
                      (id, status, problem, town, after, limit, sort, descending))
// The oldest hold that covers a line's month and that nobody has released, as it stands now.
struct OpenHold {
  HoldId id;
  HoldKind kind{};
  AccountId placed_by;
};
struct ListedRunLine {
  SettlementLineRow line;
  std::string name;
  std::optional<PaymentState> payment;  // of the latest payment of this line
  std::string return_reason;
  // Of a line with the problem `paid_elsewhere`: who has paid the month, as it stands now.
  std::optional<UnitCode> paid_by_unit;
  std::optional<OpenHold> hold;
  std::string resident_tail;
  std::string post_title;
};
[[nodiscard]] Result<std::vector<ListedRunLine>> list_run_lines(Reader& reader,
                                                                const ListScope& scope,
                                                                UnitCode unit,
                                                                const RunLineFilter& filter);
[[nodiscard]] Result<std::int64_t> count_run_lines(Reader& reader, const ListScope& scope,
                                                   UnitCode unit, const RunLineFilter& filter);
// Of all lines that a filter lets through, whatever page is asked for.
struct LineSums {
  std::int64_t persons = 0;
  Fen amount_fen;
  Fen province_fen;
  Fen city_fen;
  Fen county_fen;
  Fen social_fen;
  Fen original_fen;
};
BOOST_DESCRIBE_STRUCT(LineSums, (),
                      (persons, amount_fen, province_fen, city_fen, county_fen, social_fen,
                       original_fen))
[[nodiscard]] Result<LineSums> sum_run_lines(Reader& reader, const ListScope& scope, UnitCode unit,
                                             const RunLineFilter& filter);
struct ProblemCount {
  LineProblem problem{};
  std::int64_t lines = 0;
};
[[nodiscard]] Result<std::vector<ProblemCount>> problems_within(Reader& reader,
                                                                const ListScope& scope,
                                                                UnitCode unit, SettlementRunId run);

// Placements whose amount in the run differs from what was locked for them in the month before, in
// the order of their numbers; who has no line on one side stands with zero there.
struct AmountChange {
  PlacementId placement;
  std::int64_t number = 0;
  std::string name;
  PlaceCode town;
  PlaceCode village;
  Side side{};
  Fen before;
  Fen now;
};
// Against `before`: what the locked runs of the run's month before it, and the run itself, pay.
[[nodiscard]] Result<std::vector<AmountChange>> amount_changes(Reader& reader,
                                                               const ListScope& scope,
                                                               const SettlementRunRow& run,
                                                               Month before);

// Attendance of the placements that were active in a month.
struct AttendanceFilter {
  Month month;
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> village;
  std::optional<bool> entered;
  std::optional<PlacementId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(AttendanceFilter, (), (month, unit, town, village, entered, after, limit))
struct ListedAttendance {
  PlacementId placement;
  UnitCode unit;
  std::int64_t number = 0;
  std::string name;
  std::string post_title;
  Side side{};
  PlaceCode town;
  PlaceCode village;
  registry::PlacementState state{};
  Hours post_hours;
  std::int64_t spans = 0;
  Hours hours;
  WorkDays days;
  bool overtime_confirmed = false;
  std::int64_t version = 0;  // of what was entered; 0: nothing
};
[[nodiscard]] Result<std::vector<ListedAttendance>> list_attendance(Reader& reader,
                                                                    const ListScope& scope,
                                                                    const AttendanceFilter& filter);
[[nodiscard]] Result<std::int64_t> count_attendance(Reader& reader, const ListScope& scope,
                                                    const AttendanceFilter& filter);

// The sheets of a month by town.
struct SheetFilter {
  Month month;
  std::optional<UnitCode> unit;
  bool entries = true;  // ask which rows have been entered; otherwise `entered` stays 0
};
BOOST_DESCRIBE_STRUCT(SheetFilter, (), (month, unit))
struct ListedSheet {
  UnitCode unit;
  PlaceCode town;
  std::int64_t placements = 0;
  std::int64_t entered = 0;
  bool closed = false;
  bool left_out = false;
  bool left_out_asked = false;
};
[[nodiscard]] Result<std::vector<ListedSheet>> list_sheets(Reader& reader, const ListScope& scope,
                                                           const SheetFilter& filter);
// How many sheets the towns have to close, and which of them are neither closed nor left out;
// without asking which rows have been entered.
struct SheetCount {
  std::int64_t towns = 0;
  std::int64_t open = 0;
};
[[nodiscard]] Result<SheetCount> count_sheets(Reader& reader, const ListScope& scope,
                                              const SheetFilter& filter);

}  // namespace yigang::store

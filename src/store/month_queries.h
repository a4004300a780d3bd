// Questions about a month: everything that its settlement looks at, in a dozen set-based statements
// (no statement a person), and the lines, sums and proofs of its runs. A load of 27,600 placements
// takes well under a second. Reads give values; writes belong to the caller's transaction.
#pragma once

#include <optional>
#include <vector>

#include "settle/inputs.h"
#include "store/database.h"
#include "store/month_rows.h"

namespace yigang::store {

// Which placements of the month: all, those that no locked run has settled yet, or a single one.
struct MonthScope {
  bool unsettled_only = false;
  std::optional<PlacementId> only;
};
[[nodiscard]] Result<settle::MonthInputs> load_month(Reader& reader, UnitCode unit, Month month,
                                                     const MonthScope& scope = {});

// Attendance.
[[nodiscard]] Result<std::vector<AttendanceRow>> attendance_of(Reader& reader, UnitCode unit,
                                                               PlacementId placement, Month month);
[[nodiscard]] Result<> remove_attendance(Writer& writer, UnitCode unit, PlacementId placement,
                                         Month month);
[[nodiscard]] Result<std::int64_t> confirm_overtime_rows(Writer& writer, UnitCode unit,
                                                         PlacementId placement, Month month,
                                                         AccountId by);
// The most hours of the month to which the town has agreed, while it was open or since; 0: none.
[[nodiscard]] Result<Hours> overtime_agreed(Reader& reader, UnitCode unit, PlacementId placement,
                                            Month month);
// Takes the place of what the town agreed to before.
[[nodiscard]] Result<> put_overtime_agreed(Writer& writer, const OvertimeAgreedRow& row);
[[nodiscard]] Result<std::optional<AttendanceSheetRow>> sheet_of(Reader& reader, UnitCode unit,
                                                                 PlaceCode town, Month month);
// What may refuse attendance of a placement's month, as the three questions below tell it.
struct AttendanceStanding {
  bool settled = false;
  bool sheet_closed = false;
  bool waits = false;
};
// An open hold of kind waiting covers the month: late attendance may still be entered.
[[nodiscard]] Result<bool> waits(Reader& reader, UnitCode unit, PlacementId placement, Month month);
// A locked run has settled the placement's month; from then on only a correction changes it.
[[nodiscard]] Result<bool> is_settled(Reader& reader, UnitCode unit, PlacementId placement,
                                      Month month);
// The conditions of the two as SQL about the named columns, for lists.
[[nodiscard]] std::string waits_sql(const std::string& unit, const std::string& placement,
                                    const std::string& month);
[[nodiscard]] std::string settled_sql(const std::string& unit, const std::string& placement,
                                      const std::string& month);
// Placements of a town that were active in the month, and how many of them have attendance.
struct TownAttendance {
  PlaceCode town;
  std::int64_t placements = 0;
  std::int64_t entered = 0;
  bool closed = false;
  bool left_out = false;
};
// `town` 0: all towns of the unit.
[[nodiscard]] Result<std::vector<TownAttendance>> town_attendance(Reader& reader, UnitCode unit,
                                                                  Month month, PlaceCode town = {});
[[nodiscard]] Result<std::optional<SettlementLeftOutRow>> left_out_row(Reader& reader,
                                                                       UnitCode unit, Month month,
                                                                       PlaceCode town);
// False when it was decided before.
[[nodiscard]] Result<bool> decide_left_out_row(Writer& writer, UnitCode unit, Month month,
                                               PlaceCode town, AccountId by);
[[nodiscard]] Result<std::optional<ScheduledDaysRow>> scheduled_days_of(Reader& reader,
                                                                        UnitCode unit, HostId host,
                                                                        Month month);
// Writes the days, whether there were any or not; `version` 0 means there were none.
[[nodiscard]] Result<bool> put_scheduled_days(Writer& writer, const ScheduledDaysRow& row);

// Runs and lines.
[[nodiscard]] Result<std::vector<SettlementRunRow>> runs_of_month(Reader& reader, UnitCode unit,
                                                                  Month month);
[[nodiscard]] Result<> insert_lines(Writer& writer, const std::vector<SettlementLineRow>& lines);
// The pay line of a placement in a month, of the newest run that was not discarded.
[[nodiscard]] Result<std::optional<SettlementLineId>> newest_line_of(Reader& reader, UnitCode unit,
                                                                     Month month,
                                                                     std::int64_t placement_number);
[[nodiscard]] Result<std::vector<SettlementLineRow>> lines_of_run(Reader& reader, UnitCode unit,
                                                                  SettlementRunId run);
// What was locked for a line: itself and the corrections that name it.
struct LockedSum {
  Fen amount;
  std::int64_t corrections = 0;
};
[[nodiscard]] Result<LockedSum> locked_for_line(Reader& reader, UnitCode unit,
                                                SettlementLineId line);
// The rural parts of the locked pay lines of a month; nothing when none was paid.
[[nodiscard]] Result<std::optional<policy::FundingParts>> locked_rural_parts(Reader& reader,
                                                                             UnitCode unit,
                                                                             Month month);

// The second proof (design.md habit 11): sums by SQL over the lines as they stand.
struct RunProof {
  std::int64_t lines = 0;
  std::int64_t problems = 0;
  std::int64_t waiting = 0;
  Fen total;
  policy::FundingParts parts;
  std::int64_t unbalanced = 0;      // lines whose parts do not add up to their amount
  std::int64_t settled_before = 0;  // placements that another locked run has settled for the month
};
[[nodiscard]] Result<RunProof> prove_run(Reader& reader, const SettlementRunRow& run);

// Sums of a run by town, side and status, in that order.
struct RunSum {
  PlaceCode town;
  Side side{};
  LineStatus status{};
  std::int64_t lines = 0;
  Fen amount;
  policy::FundingParts parts;
};
[[nodiscard]] Result<std::vector<RunSum>> run_sums(Reader& reader, UnitCode unit,
                                                   SettlementRunId run);
// How many lines of a run have which problem, in the order of their words.
struct RunProblemCount {
  LineProblem problem{};
  std::int64_t lines = 0;
};
[[nodiscard]] Result<std::vector<RunProblemCount>> run_problems(Reader& reader, UnitCode unit,
                                                                SettlementRunId run);
// What a month has cost by its locked runs, corrections included, by town and side.
[[nodiscard]] Result<std::vector<RunSum>> locked_sums(Reader& reader, UnitCode unit, Month month);
// Lines of a run whose amount differs from what was locked for the placement in the month before.
struct LineChange {
  std::int64_t placement_number = 0;
  PlaceCode town;
  Side side{};
  std::optional<Fen> before;  // nothing: the placement had no line
  Fen now;
};
[[nodiscard]] Result<std::vector<LineChange>> changes_since(Reader& reader,
                                                            const SettlementRunRow& run,
                                                            Month before);

// The lines of a run that pay somebody in a town (or village), for the public list.
struct NoticeLine {
  PlacementId placement;
  std::string name;
  std::string post_title;
  Side side{};
  PlaceCode village;
  Fen amount;
  Hours hours_x10;
  WorkDays days_x10;
};
[[nodiscard]] Result<std::vector<NoticeLine>> notice_lines(Reader& reader, UnitCode unit,
                                                           SettlementRunId run, PlaceCode town,
                                                           PlaceCode village);

// A line of the host's urban people in the month is locked: its scheduled days are answered for.
[[nodiscard]] Result<bool> host_is_settled(Reader& reader, UnitCode unit, HostId host, Month month);

// LZ-2022-4 二(四): nobody is paid twice for a month. Claims the month for every person whom the
// run pays, also where another unit paid it and got it back; answers how many persons it pays and
// which of its placements stand for persons whom another unit has paid already.
struct PaidClaim {
  std::int64_t persons = 0;
  std::int64_t refused = 0;           // persons
  std::vector<std::int64_t> numbers;  // of the placements, in order; the first 20
};
[[nodiscard]] Result<PaidClaim> claim_paid_months(Writer& writer, const SettlementRunRow& run);
// Months that the locked run's corrections brought to nothing no longer count as used, nor does one
// of which nothing is left to a person whose returned pay was given up (month_worth.h).
[[nodiscard]] Result<std::int64_t> give_back_months(Writer& writer, const SettlementRunRow& run);
[[nodiscard]] Result<std::int64_t> give_back_month(Writer& writer, UnitCode unit, PersonKey person,
                                                   Month month);

}  // namespace yigang::store

// Reads of the month for the screens: runs, their lines and problems, how they differ from the
// month before, attendance by placement and by town. Each stays within the actor's scope: a town
// sees of its unit's run the town's lines and their sums. Names are masked. Never changes anything.
#pragma once

#include "store/month_lists.h"
#include "usecase/explanation.h"
#include "usecase/month_verbs.h"
#include "usecase/offers.h"

namespace yigang::usecase {

struct RunView {
  SettlementRunId id;
  RunSummary run;                     // lines and sums within the scope
  std::optional<Fen> previous_total;  // what locked runs of the month before pay
  std::int64_t towns = 0;             // with somebody on duty in the month
  std::int64_t towns_open = 0;        // neither closed nor left out
  std::int64_t pay_notices = 0;       // 补贴发放公示 of the month
  std::int64_t due = 0;               // lines of a locked run that no bank file has yet
  std::int64_t returned = 0;          // lines that the bank sent back
  std::int64_t to_correct = 0;        // not paid before they are: they rest on days after an end
  std::vector<Offer> actions;
};
BOOST_DESCRIBE_STRUCT(RunView, (),
                      (id, run, previous_total, towns, towns_open, pay_notices, due, returned,
                       to_correct, actions))
struct RunQuery {
  std::optional<Month> month;
  std::optional<UnitCode> unit;
  std::optional<store::RunState> state;
  std::optional<bool> problems;
  std::optional<bool> for_me;        // not run by the one who asks, who may so lock it
  std::optional<bool> without_file;  // pays somebody, and no bank file was made of it
  std::optional<SettlementRunId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(RunQuery, (),
                      (month, unit, state, problems, for_me, without_file, after, limit))
[[nodiscard]] store::RunFilter filter_of(const RunQuery& query, const Actor& actor);
[[nodiscard]] Result<wire::Page<RunView>> list_settlements(Desk& desk, const Actor& actor,
                                                           const RunQuery& query);

struct OneRun {
  SettlementRunId id;
};
BOOST_DESCRIBE_STRUCT(OneRun, (), (id))
[[nodiscard]] Result<RunView> read_settlement(Desk& desk, const Actor& actor, const OneRun& query);

// What keeps a line from being paid until somebody releases it, as it stands now.
struct LineHold {
  HoldId id;
  store::HoldKind kind{};
};
BOOST_DESCRIBE_STRUCT(LineHold, (), (id, kind))
struct RunLineView {
  SettlementLineId id;
  std::int64_t line_no = 0;
  PlacementId placement;
  std::int64_t placement_number = 0;
  std::string name;
  std::string resident_tail;  // the last four of the number
  std::string post_title;
  PlaceCode town;
  PlaceCode village;
  Side side{};
  Month month;
  store::LineKind kind{};
  store::LineStatus status{};
  std::optional<store::LineProblem> problem;
  std::optional<UnitCode> paid_by_unit;  // with the problem `paid_elsewhere`
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
  std::optional<SettlementLineId> corrects;
  std::string reason;
  std::optional<store::PaymentState> payment;
  std::string return_reason;
  std::optional<LineHold> hold;
  std::vector<Offer> actions;
};
BOOST_DESCRIBE_STRUCT(RunLineView, (),
                      (id, line_no, placement, placement_number, name, resident_tail, post_title,
                       town, village, side, month, kind, status, problem, paid_by_unit, hours_x10,
                       days_x10, rate_fen, amount_fen, missing_fen, province_fen, city_fen,
                       county_fen, social_fen, original_fen, months_used, last_payable_month,
                       corrects, reason, payment, return_reason, hold, actions))
// A page of lines, with the sums of all lines that the filter lets through.
struct RunLinePage {
  std::vector<RunLineView> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
  store::LineSums sums;
};
BOOST_DESCRIBE_STRUCT(RunLinePage, (), (items, next, total, sums))
[[nodiscard]] Result<RunLinePage> list_settlement_lines(Desk& desk, const Actor& actor,
                                                        const store::RunLineFilter& filter);

// One paid line explained by its clauses, by the facts and the law as they are now; says so where
// they have moved since.
struct OneLine {
  SettlementLineId id;
};
BOOST_DESCRIBE_STRUCT(OneLine, (), (id))
[[nodiscard]] Result<StoredTrace> explain_settled(Desk& desk, const Actor& actor,
                                                  const OneLine& query);

struct RunProblemLine {
  store::LineProblem problem{};
  std::int64_t lines = 0;
};
BOOST_DESCRIBE_STRUCT(RunProblemLine, (), (problem, lines))
struct RunProblems {
  SettlementRunId run;
  std::vector<RunProblemLine> problems;
  std::int64_t waiting = 0;
};
BOOST_DESCRIBE_STRUCT(RunProblems, (), (run, problems, waiting))
[[nodiscard]] Result<RunProblems> list_settlement_problems(Desk& desk, const Actor& actor,
                                                           const OneRun& query);

// `fresh`: paid now and not before; `gone`: the other way round.
BOOST_DEFINE_FIXED_ENUM_CLASS(ChangeKind, std::uint8_t, fresh, gone, more, less)
struct CompareQuery {
  SettlementRunId id;
  std::optional<ChangeKind> kind;     // of the persons that are listed; the sums tell of all
  std::optional<std::int64_t> after;  // the placement's number
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(CompareQuery, (), (id, kind, after, limit))
struct ChangeSum {
  ChangeKind kind{};
  std::int64_t persons = 0;
  Fen difference_fen;
  Fen before_fen;
  Fen now_fen;
};
BOOST_DESCRIBE_STRUCT(ChangeSum, (), (kind, persons, difference_fen, before_fen, now_fen))
struct ChangeView {
  PlacementId placement;
  std::int64_t placement_number = 0;
  std::string name;
  PlaceCode town;
  PlaceCode village;
  Side side{};
  ChangeKind kind{};
  Fen before_fen;
  Fen now_fen;
};
BOOST_DESCRIBE_STRUCT(ChangeView, (),
                      (placement, placement_number, name, town, village, side, kind, before_fen,
                       now_fen))
// total(now) − total(before) is the sum of the four differences.
struct RunComparison {
  SettlementRunId run;
  Month month;
  Month before;
  Fen before_total_fen;
  Fen now_total_fen;
  std::vector<ChangeSum> sums;
  wire::Page<ChangeView> changes;
};
BOOST_DESCRIBE_STRUCT(RunComparison, (),
                      (run, month, before, before_total_fen, now_total_fen, sums, changes))
[[nodiscard]] Result<RunComparison> compare_settlement(Desk& desk, const Actor& actor,
                                                       const CompareQuery& query);

struct AttendanceLine {
  PlacementId id;
  UnitCode unit;
  std::int64_t placement_number = 0;
  std::string name;
  std::string post_title;
  Side side{};
  PlaceCode town;
  PlaceCode village;
  registry::PlacementState state{};
  Hours post_hours_x10;  // the post's monthly hours
  std::int64_t spans = 0;
  Hours hours_x10;
  WorkDays days_x10;
  bool overtime_confirmed = false;
  std::int64_t version = 0;  // of what was entered, for If-Match; 0: nothing yet
  // Of the month, for whoever may see them: a notice beside what was entered, and no bar.
  std::optional<std::int64_t> spot_checks = {};
  std::optional<std::int64_t> contradictions = {};
};
BOOST_DESCRIBE_STRUCT(AttendanceLine, (),
                      (id, unit, placement_number, name, post_title, side, town, village, state,
                       post_hours_x10, spans, hours_x10, days_x10, overtime_confirmed, version,
                       spot_checks, contradictions))
[[nodiscard]] Result<wire::Page<AttendanceLine>> list_attendance(
    Desk& desk, const Actor& actor, const store::AttendanceFilter& filter);

struct SheetLine {
  UnitCode unit;
  PlaceCode town;
  std::int64_t placements = 0;
  std::int64_t entered = 0;
  bool closed = false;
  bool left_out = false;
  bool left_out_asked = false;
  std::optional<std::int64_t> contradictions = {};  // as above, of the town
};
BOOST_DESCRIBE_STRUCT(SheetLine, (),
                      (unit, town, placements, entered, closed, left_out, left_out_asked,
                       contradictions))
struct Sheets {
  Month month;
  std::vector<SheetLine> towns;
};
BOOST_DESCRIBE_STRUCT(Sheets, (), (month, towns))
[[nodiscard]] Result<Sheets> list_sheets(Desk& desk, const Actor& actor,
                                         const store::SheetFilter& filter);

}  // namespace yigang::usecase

// Verbs of the month: attendance, holds, settlement, lock, pay notice, correction (LZ-2022-4
// 二(三)/2–3, 二(四), 三(二)). A run is computed whole or not at all; a locked run is never opened
// again. The person who runs, the one who locks and the one who releases the money are three.
#pragma once

#include "store/month_rows.h"
#include "usecase/answers.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct AttendanceSpan {
  Date from_day;
  Date until_day;
  Hours hours_x10;    // rural
  WorkDays days_x10;  // urban
  store::LeaveKind leave = store::LeaveKind::none;
};
BOOST_DESCRIBE_STRUCT(AttendanceSpan, (), (from_day, until_day, hours_x10, days_x10, leave))

struct AttendanceEntered {
  PlacementId placement;
  Month month;
  std::int64_t spans = 0;
  Hours hours_x10;
  WorkDays days_x10;
  bool overtime = false;     // more than the post's monthly hours: the town has to confirm
  std::int64_t version = 0;  // of the month as it is now entered: the next If-Match
};
BOOST_DESCRIBE_STRUCT(AttendanceEntered, (),
                      (placement, month, spans, hours_x10, days_x10, overtime, version))

// Replaces what was entered for the placement and month. A month's total is one span. Without a
// span it takes back what was entered: of a month after an end that became known late.
struct EnterAttendance {
  static constexpr std::string_view kVerb = "enter_attendance";
  using Answer = AttendanceEntered;
  PlacementId placement;
  Month month;
  std::vector<AttendanceSpan> spans;
};
BOOST_DESCRIBE_STRUCT(EnterAttendance, (), (placement, month, spans))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const EnterAttendance&);
[[nodiscard]] Result<AttendanceEntered> act(Work&, const Grant<EnterAttendance>&,
                                            const EnterAttendance&);
// What somebody saw of a month is what was entered for it, not the placement: 0 before the first
// entry.
[[nodiscard]] Result<std::int64_t> version_seen(Work&, const EnterAttendance&);
// Without If-Match an account replaces nothing but its own entry: `others_entry_unseen`, also when
// somebody else confirmed its overtime.
[[nodiscard]] Result<> check_unseen(Work&, const EnterAttendance&);

struct ConfirmOvertime {
  static constexpr std::string_view kVerb = "confirm_overtime";
  using Answer = AttendanceEntered;
  PlacementId placement;
  Month month;
};
BOOST_DESCRIBE_STRUCT(ConfirmOvertime, (), (placement, month))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ConfirmOvertime&);
[[nodiscard]] Result<AttendanceEntered> act(Work&, const Grant<ConfirmOvertime>&,
                                            const ConfirmOvertime&);
[[nodiscard]] Result<std::int64_t> version_seen(Work&, const ConfirmOvertime&);

// For a month that is settled: the town agrees to so many hours, before the county corrects the
// line to them. `hours_not_beyond` when the post's own hours cover them, `line_not_settled` while
// the month is open (`confirm_overtime` serves it).
struct AgreeOvertime {
  static constexpr std::string_view kVerb = "agree_overtime";
  using Answer = Changed<PlacementId>;
  PlacementId placement;
  Month month;
  Hours hours_x10;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AgreeOvertime, (), (placement, month, hours_x10, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const AgreeOvertime&);
[[nodiscard]] Result<Changed<PlacementId>> act(Work&, const Grant<AgreeOvertime>&,
                                               const AgreeOvertime&);

struct AttendanceClosed {
  PlaceCode town;
  Month month;
  std::int64_t placements = 0;
  std::int64_t entered = 0;
};
BOOST_DESCRIBE_STRUCT(AttendanceClosed, (), (town, month, placements, entered))

// The town's sheet of the month; from then on nothing is entered for it.
struct CloseAttendance {
  static constexpr std::string_view kVerb = "close_attendance";
  using Answer = AttendanceClosed;
  PlaceCode town;
  Month month;
};
BOOST_DESCRIBE_STRUCT(CloseAttendance, (), (town, month))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const CloseAttendance&);
[[nodiscard]] Result<AttendanceClosed> act(Work&, const Grant<CloseAttendance>&,
                                           const CloseAttendance&);

// 规定出勤天数 of an urban host; without it the calendar's working days count.
struct SetScheduledDays {
  static constexpr std::string_view kVerb = "set_scheduled_days";
  using Answer = Changed<HostId>;
  HostId host;
  Month month;
  WorkDays days_x10;
};
BOOST_DESCRIBE_STRUCT(SetScheduledDays, (), (host, month, days_x10))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const SetScheduledDays&);
[[nodiscard]] Result<Changed<HostId>> act(Work&, const Grant<SetScheduledDays>&,
                                          const SetScheduledDays&);

// `held`: a confirmed doubt; `waiting`: an open one, attendance that is late, or a month that
// another unit has paid. For the months from `from_month` to `until_month`, or without an end.
struct HoldPay {
  static constexpr std::string_view kVerb = "hold_pay";
  using Answer = Changed<HoldId>;
  PlacementId placement;
  store::HoldKind kind = store::HoldKind::waiting;
  Month from_month;
  std::string reason;
  std::optional<Month> until_month;
};
BOOST_DESCRIBE_STRUCT(HoldPay, (), (placement, kind, from_month, reason, until_month))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const HoldPay&);
[[nodiscard]] Result<Changed<HoldId>> act(Work&, const Grant<HoldPay>&, const HoldPay&);

// By another person; what was held is then settled for its own months by supplements.
struct ReleasePay {
  static constexpr std::string_view kVerb = "release_pay";
  using Answer = Changed<HoldId>;
  HoldId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReleasePay, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ReleasePay&);
[[nodiscard]] Result<Changed<HoldId>> act(Work&, const Grant<ReleasePay>&, const ReleasePay&);

struct TownLeftOut {
  UnitCode unit;
  Month month;
  PlaceCode town;
  bool decided = false;
};
BOOST_DESCRIBE_STRUCT(TownLeftOut, (), (unit, month, town, decided))

// A town that has not closed its attendance is asked to be left out …
struct LeaveOutTown {
  static constexpr std::string_view kVerb = "leave_out_town";
  using Answer = TownLeftOut;
  PlaceCode town;
  Month month;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(LeaveOutTown, (), (town, month, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const LeaveOutTown&);
[[nodiscard]] Result<TownLeftOut> act(Work&, const Grant<LeaveOutTown>&, const LeaveOutTown&);

// … and a second person decides.
struct DecideLeftOut {
  static constexpr std::string_view kVerb = "decide_left_out";
  using Answer = TownLeftOut;
  PlaceCode town;
  Month month;
};
BOOST_DESCRIBE_STRUCT(DecideLeftOut, (), (town, month))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const DecideLeftOut&);
[[nodiscard]] Result<TownLeftOut> act(Work&, const Grant<DecideLeftOut>&, const DecideLeftOut&);

struct RunSummary {
  SettlementRunId id;
  UnitCode unit;
  Month month;
  std::int64_t run_no = 0;
  store::RunKind kind = store::RunKind::main;
  store::RunState state = store::RunState::computed;
  std::int64_t lines = 0;
  std::int64_t problems = 0;
  std::int64_t waiting = 0;
  Fen total_fen;
  Fen province_fen;
  Fen city_fen;
  Fen county_fen;
  Fen social_fen;
  Fen original_fen;
  bool province_not_entered = false;
  std::string root;  // hexadecimal
  std::string input_digest;
  std::string law_version;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RunSummary, (),
                      (id, unit, month, run_no, kind, state, lines, problems, waiting, total_fen,
                       province_fen, city_fen, county_fen, social_fen, original_fen,
                       province_not_entered, root, input_digest, law_version, version))

// Settles what no locked run of the month has settled: everybody the first time, then what waited,
// for its own month. An unlocked run of the month is discarded by it; the same facts and the same
// law give the same root.
struct RunSettlement {
  static constexpr std::string_view kVerb = "run_settlement";
  using Answer = RunSummary;
  UnitCode unit;
  Month month;
  Fen social_fund_fen;  // social and charity money on offer for the rural side
};
BOOST_DESCRIBE_STRUCT(RunSettlement, (), (unit, month, social_fund_fen))
// What needs no look at the month; refusals `month_in_future`, `month_not_over`,
// `social_fund_negative`.
[[nodiscard]] Result<> check_at_once(const Work&, const RunSettlement&);
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RunSettlement&);
[[nodiscard]] Result<RunSummary> act(Work&, const Grant<RunSettlement>&, const RunSettlement&);

// By another person than the runner. Signed over the root with the unit's key.
struct LockSettlement {
  static constexpr std::string_view kVerb = "lock_settlement";
  using Answer = RunSummary;
  SettlementRunId id;
  std::int64_t version = 0;
  // 省补助未录入，按 0 计: only by a locker who says so.
  bool province_zero_confirmed = false;
};
BOOST_DESCRIBE_STRUCT(LockSettlement, (), (id, version, province_zero_confirmed))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const LockSettlement&);
[[nodiscard]] Result<RunSummary> act(Work&, const Grant<LockSettlement>&, const LockSettlement&);

struct PayNoticePublished {
  NoticeId id;
  Date first_day;
  Date last_day;
  std::int64_t items = 0;
  std::string list_digest;
};
BOOST_DESCRIBE_STRUCT(PayNoticePublished, (), (id, first_day, last_day, items, list_digest))

// 补贴发放公示表: the masked list of a town (or village) by a computed or locked run.
struct PublishPayNotice {
  static constexpr std::string_view kVerb = "publish_pay_notice";
  using Answer = PayNoticePublished;
  SettlementRunId run;
  PlaceCode place;
  std::string title;
  std::string hotline;
};
BOOST_DESCRIBE_STRUCT(PublishPayNotice, (), (run, place, title, hotline))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const PublishPayNotice&);
[[nodiscard]] Result<PayNoticePublished> act(Work&, const Grant<PublishPayNotice>&,
                                             const PublishPayNotice&);

struct PayNoticeWithdrawn {
  NoticeId id;
  Month month;
};
BOOST_DESCRIBE_STRUCT(PayNoticeWithdrawn, (), (id, month))

// A pay list that was published and is wrong, as long as no lock rests on it; the next one is
// published anew and stands its days. It leaves the web at once; that it stood there stays in the
// journal with its digest (reliability.md §7).
struct WithdrawPayNotice {
  static constexpr std::string_view kVerb = "withdraw_pay_notice";
  using Answer = PayNoticeWithdrawn;
  NoticeId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawPayNotice, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const WithdrawPayNotice&);
[[nodiscard]] Result<PayNoticeWithdrawn> act(Work&, const Grant<WithdrawPayNotice>&,
                                             const WithdrawPayNotice&);

struct LineCorrected {
  SettlementLineId id;
  SettlementRunId run;
  Month month;
  Fen amount_fen;  // the difference; negative: to be recovered
  Fen province_fen;
  Fen city_fen;
  Fen county_fen;
  Fen social_fen;
  Fen original_fen;
};
BOOST_DESCRIBE_STRUCT(LineCorrected, (),
                      (id, run, month, amount_fen, province_fen, city_fen, county_fen, social_fen,
                       original_fen))

// What the month would have been by these spans and by the facts, rates and law as they are known
// now, less what was locked for it: a line of its own in a correction run of that month, which
// another person locks. An objection after the lock, a death that was reported late, a rate that
// was wrong all end here.
struct CorrectLine {
  static constexpr std::string_view kVerb = "correct_line";
  using Answer = LineCorrected;
  SettlementLineId line;
  std::vector<AttendanceSpan> spans;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CorrectLine, (), (line, spans, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const CorrectLine&);
[[nodiscard]] Result<LineCorrected> act(Work&, const Grant<CorrectLine>&, const CorrectLine&);

struct CorrectionsWithdrawn {
  SettlementRunId run;
  Month month;
  std::int64_t lines = 0;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CorrectionsWithdrawn, (), (run, month, lines, version))

// Corrections that are not locked are taken back as a whole: something has moved since, or they
// were wrong. Their lines stay as history.
struct WithdrawCorrections {
  static constexpr std::string_view kVerb = "withdraw_corrections";
  using Answer = CorrectionsWithdrawn;
  SettlementRunId id;
  std::int64_t version = 0;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawCorrections, (), (id, version, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const WithdrawCorrections&);
[[nodiscard]] Result<CorrectionsWithdrawn> act(Work&, const Grant<WithdrawCorrections>&,
                                               const WithdrawCorrections&);

}  // namespace yigang::usecase

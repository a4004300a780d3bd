// A month of work and pay: attendance, run, public notice, lock, bank file, return; and who leaves.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "demo/unit_story.h"
#include "store/month_queries.h"
#include "usecase/bank_file.h"
#include "usecase/placement_verbs.h"

namespace yigang::demo {

namespace {

using usecase::Together;

constexpr int kMonthlyHours = 400;  // tenths
constexpr int kLeavePer10000 = 90;
constexpr int kBankFaultPer10000 = 40;

struct Leave {
  registry::ExitReason reason;
  int weight;
  std::string_view remark;
};
// domain.md §9: employed 35, illness 20, age 18, death 6, own wish 12, discipline 4, other 5.
constexpr std::array<Leave, 7> kLeaves{{{registry::ExitReason::employed, 35, "已就业"},
                                        {registry::ExitReason::illness, 20, "身体原因"},
                                        {registry::ExitReason::unqualified, 18, "年龄和体力"},
                                        {registry::ExitReason::death, 6, "去世"},
                                        {registry::ExitReason::own_request, 12, "本人申请"},
                                        {registry::ExitReason::discipline, 4, "违反管理规定"},
                                        {registry::ExitReason::service_or_study, 5, "其他"}}};

// The same hours in four spans, the odd tenths in the last one.
std::vector<usecase::AttendanceSpan> by_weeks(const usecase::AttendanceSpan& whole) {
  constexpr int kWeeks = 4;
  const std::int64_t tenths = whole.hours_x10.x10();
  std::vector<usecase::AttendanceSpan> weeks;
  for (int week = 0; week < kWeeks; ++week) {
    const bool last = week + 1 == kWeeks;
    usecase::AttendanceSpan span;
    span.from_day = whole.from_day.plus_days(7 * week);
    span.until_day = last ? whole.until_day : span.from_day.plus_days(6);
    span.hours_x10 = Hours(tenths / kWeeks + (last ? tenths % kWeeks : 0));
    weeks.push_back(span);
  }
  return weeks;
}

}  // namespace

Result<> UnitStory::leave(Together& acts, std::size_t placement, Date last_day,
                          registry::ExitReason reason, std::string_view remark) {
  Placement& one = placements_[placement];
  const bool wanted = reason == registry::ExitReason::own_request;
  TRY_VOID(acts.run(town_cast(one.village).clerk,
                    usecase::ExitPlacement{one.id, last_day, reason, wanted, std::string(remark)}));
  one.ended = last_day;
  posts_[one.post].vacant = true;
  return {};
}

Result<> UnitStory::exits(Month month) {
  constexpr int kFirst = 21;
  std::map<int, std::vector<std::size_t>> leaving;
  for (std::size_t i = 0; i < placements_.size(); ++i) {
    if (placements_[i].ended || placements_[i].fated || !dice_.chance(kLeavePer10000)) continue;
    leaving[kFirst + dice_.below(7)].push_back(i);
  }
  for (const auto& [day, list] : leaving) {
    const Date last_day(month.year(), month.month(), day);
    const Result<> done = on(last_day, [&](Together& acts) -> Result<> {
      for (const std::size_t i : list) {
        if (placements_[i].started > last_day) continue;
        std::array<int, kLeaves.size()> weights{};
        for (std::size_t k = 0; k < weights.size(); ++k) weights[k] = kLeaves[k].weight;
        const Leave& leave = kLeaves[dice_.pick(weights)];
        const Result<> left = this->leave(acts, i, last_day, leave.reason, leave.remark);
        if (!left) return left;
      }
      return {};
    });
    if (!done) return done;
  }
  return end_for_nepotism(Date(month.year(), month.month(), 28));
}

Result<> UnitStory::enter_one(Together& acts, const Placement& placement, Month month) {
  const Date from = std::max(placement.started, month.first_day());
  const Date until =
      placement.ended ? std::min(*placement.ended, month.last_day()) : month.last_day();
  const int days = days_between(from, until) + 1;
  const int whole = days_between(month.first_day(), month.last_day()) + 1;
  usecase::AttendanceSpan span;
  span.from_day = from;
  span.until_day = until;
  const int luck = dice_.below(10'000);
  if (placement.side == Side::rural) {
    // 40 hours with a spread of two, February a tenth less; never above the post's hours.
    int tenths = kMonthlyHours - std::abs(dice_.between(-20, 20) + dice_.between(-20, 20));
    if (month.month() == 2) tenths -= 40;
    if (luck < 600) tenths = dice_.between(160, 380);
    tenths = tenths * days / whole;
    span.hours_x10 = Hours(luck < 120 ? 0 : tenths);
  } else {
    int working = 0;
    for (Date day = from; day <= until; day = day.plus_days(1)) {
      TRY(const bool works, law_.calendar().is_working_day(day));
      working += works ? 1 : 0;
    }
    const int missed = luck < 600 ? dice_.between(1, 6) : 0;
    span.days_x10 = WorkDays(luck < 120 ? 0 : std::max(0, 10 * working - 5 * missed));
  }
  std::vector<usecase::AttendanceSpan> spans{span};
  if (luck < 120) {
    spans.front().leave = store::LeaveKind::sick;
  } else if (luck < 600 && days > 1) {
    // Leave brings no hours, so it is a span of its own: the last day of those on duty.
    spans.front().until_day = until.plus_days(-1);
    spans.front().days_x10 = WorkDays(std::min(span.days_x10.x10(), std::int64_t{10} * (days - 1)));
    spans.push_back({until, until, {}, {}, store::LeaveKind::personal});
  }
  // Five of a hundred are told by the week.
  const bool weekly = luck >= 600 && luck < 1'100 && placement.side == Side::rural && days >= 28;
  if (weekly) spans = by_weeks(spans.front());
  TRY(const usecase::Actor actor, village_actor(acts, placement.village));
  TRY_VOID(acts.run(actor, usecase::EnterAttendance{placement.id, month, spans}));
  return {};
}

Result<> UnitStory::enter_month(Together& acts, Month month) {
  for (const Placement& placement : placements_) {
    if (placement.started > month.last_day()) continue;
    if (placement.ended && *placement.ended < month.first_day()) continue;
    TRY_VOID(enter_one(acts, placement, month));
  }
  return {};
}

Result<> UnitStory::close_sheets(Together& acts, Month month) {
  for (const auto& [town, cast] : towns_)
    TRY_VOID(acts.run(cast.publisher, usecase::CloseAttendance{town, month}));
  return {};
}

// The bank reads the released file and answers every line of it, as a bank does.
Result<> UnitStory::answer_for_bank(Together& acts, const usecase::BatchSummary& batch,
                                    bool all_paid, std::vector<std::int64_t>& returned) {
  TRY_VOID(acts.run(cast_.treasurer, usecase::ReleasePayment{batch.id, batch.version}));
  TRY(const usecase::BankFile file, acts.run(cast_.bank, usecase::ReadBankFile{batch.id}));
  std::string results;
  std::int64_t count = 0;
  for (const std::string_view row : split(file.text, '\n')) {
    const std::vector<std::string_view> fields = split(row, '|');
    if (fields.size() != 6) continue;  // the head
    const bool bad = !all_paid && dice_.chance(kBankFaultPer10000);
    if (bad) returned.push_back(parse_id_value(fields[0]).value_or(0));
    ++count;
    results += std::string(fields[0]) + "|" + std::string(fields[1]) + "|" +
               std::string(fields[3]) + "|" + (bad ? "E011|户名不符|" : "0000||") +
               to_text(batch.id) + "-" + std::string(fields[0]) + "\n";
    if (bad)
      truth_.add({"bank_name_mismatch", unit_.code,
                  "batch " + std::to_string(batch.number) + " line " + std::string(fields[0]),
                  to_text(acts.today()), "E011"});
  }
  const std::string head = "YGHP|1|" + to_text(unit_.code) + "|" + std::to_string(batch.number) +
                           "|" + std::to_string(count) + "\n";
  TRY_VOID(acts.run(cast_.bank, usecase::TakeBankReturn{unit_.code, head + results}));
  return {};
}

Result<> UnitStory::pay(Together& acts, const usecase::RunSummary& run, bool last_returns) {
  if (run.total_fen.is_zero()) return {};
  TRY(const usecase::BatchSummary batch, acts.run(cast_.payer, usecase::MakeBankFile{run.id}));
  std::vector<std::int64_t> returned;
  TRY_VOID(answer_for_bank(acts, batch, false, returned));
  // What came back is issued again, but for the newest month: there is still work to do.
  if (returned.empty() || last_returns) return {};
  TRY(const usecase::BatchSummary again,
      acts.run(cast_.payer, usecase::ReissuePayment{batch.id, returned}));
  return answer_for_bank(acts, again, true, returned);
}

bool UnitStory::anybody(Month month) const {
  return std::any_of(placements_.begin(), placements_.end(), [&](const Placement& placement) {
    return placement.started <= month.last_day() &&
           (!placement.ended || *placement.ended >= month.first_day());
  });
}

Result<> UnitStory::settle(Month month, bool newest) {
  if (!anybody(month)) return {};
  const Month next = month.plus(1);
  const Date sixth = next.first_day().plus_days(5);
  TRY_VOID(on(sixth, [&](Together& acts) { return enter_month(acts, month); }));
  TRY_VOID(on(sixth.plus_days(1), [&](Together& acts) { return close_sheets(acts, month); }));
  usecase::RunSummary run;
  TRY_VOID(on(sixth.plus_days(2), [&](Together& acts) -> Result<> {
    const usecase::RunSettlement wanted{unit_.code, month, Fen()};
    TRY(run, acts.run(cast_.runner, wanted));
    if (run.problems == 0) return {};
    // A run with problems cannot be locked (LZ-2022-4 二(四)): the county that missed a new minimum
    // wage reads it here, issues its standard late, from the month's first day, and runs again.
    TRY_VOID(set_rates(acts, month.first_day(), acts.today()));
    TRY(run, acts.run(cast_.runner, wanted));
    return {};
  }));
  Date lock_day = sixth.plus_days(7);
  TRY_VOID(on(sixth.plus_days(3), [&](Together& acts) -> Result<> {
    auto paid = paid_towns(acts, run);
    if (!paid) return fail(paid.error());
    for (const PlaceCode town : *paid) {
      auto notice =
          acts.run(town_cast(town).publisher,
                   usecase::PublishPayNotice{run.id, town, to_text(month) + " 岗位补贴发放公示",
                                             "0635-0000000"});
      if (!notice) return fail(notice.error());
      lock_day = std::max(lock_day, notice->last_day.plus_days(1));
    }
    return {};
  }));
  TRY_VOID(on(lock_day, [&](Together& acts) -> Result<> {
    auto locked = acts.run(cast_.locker,
                           usecase::LockSettlement{run.id, run.version, run.province_not_entered});
    if (!locked) return fail(locked.error());
    run = *std::move(locked);
    if (const Result<> extended = extend_terms(acts, month); !extended) return extended;
    return end_terms(acts, month);
  }));
  totals_.push_back(run);
  tell_fates(month);
  return on(lock_day.plus_days(1), [&](Together& acts) { return pay(acts, run, newest); });
}

Result<std::set<PlaceCode>> UnitStory::paid_towns(Together& acts, const usecase::RunSummary& run) {
  TRY(const auto lines, store::lines_of_run(acts.writer(), unit_.code, run.id));
  std::set<PlaceCode> towns;
  for (const store::SettlementLineRow& line : lines) {
    if (line.status == settle::LineStatus::payable && line.amount_fen > Fen())
      towns.insert(line.town);
    note_term(line);
  }
  return towns;
}

}  // namespace yigang::demo

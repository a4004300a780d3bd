// The allowance of one person, post and month. Rural: Σ hours × the rate in force that day; urban:
// monthly rate × attended ÷ scheduled days. Rounded once, at the end, half away from zero. The
// kernel takes spans whose rate and floor are already looked up, so that a settlement of a whole
// unit looks each of them up once; `price_spans` does that look-up. Problems come in the order
// no_rate, needs_split, below_floor. Pure.
// Source: LZ-2022-4 二(四), policy-rules.md "Allowance", domain.md P9–P10.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "core/fen.h"
#include "core/nouns.h"
#include "core/tenths.h"
#include "policy/reader.h"

namespace yigang::policy {

BOOST_DEFINE_FIXED_ENUM_CLASS(PayProblem, std::uint8_t, no_rate, needs_split, below_floor)

// The county government's dated standard for one post: from this day on, this rate (per hour on a
// rural post, per month on an urban one), by this document; empty where none is told. Sorted by
// `from`.
struct DatedRate {
  Date from;
  Fen rate;
  std::string document = {};
};

// Attendance: the total of a span of days inside one month. Rural spans carry hours, urban days.
struct WorkSpan {
  Date first;
  Date last;
  Hours hours;
  WorkDays days;
};

// A span with what it is paid by.
struct PricedSpan {
  Date first;
  Date last;
  std::int64_t work_x10 = 0;  // hours or attended days
  std::optional<Fen> rate;    // nothing: no rate in force on the first day
  Fen floor;
  bool changes_inside = false;  // another rate or floor takes effect after the first day
  bool floor_reviewed = true;
};

// Urban; what another post of the person has of the month, in days of this post's schedule.
struct TakenDays {
  WorkDays days;
  std::optional<Fen> paid = {};  // for them so far; nothing: settled together with this post
  friend bool operator==(const TakenDays&, const TakenDays&) = default;
};
[[nodiscard]] WorkDays sum_of(std::span<const TakenDays> taken);

struct PaySheet {
  Side side = Side::rural;
  std::span<const PricedSpan> spans;
  std::int64_t scheduled_days_x10 = 0;  // urban; > 0
  std::span<const TakenDays> taken = {};
};

struct Allowance {
  // Nothing with no_rate or needs_split; kept with below_floor.
  std::optional<Fen> amount;
  // By which the same work at the floor exceeds the amount.
  Fen missing;
  bool no_rate = false;
  bool needs_split = false;
  bool below_floor = false;
  bool floor_reviewed = true;
  [[nodiscard]] std::optional<PayProblem> problem() const;
  [[nodiscard]] std::vector<PayProblem> problems() const;
  friend bool operator==(const Allowance&, const Allowance&) = default;
};
[[nodiscard]] Allowance allowance(const PaySheet& sheet);

// The rate in force on a day; nothing before the first.
[[nodiscard]] std::optional<Fen> rate_on(std::span<const DatedRate> rates, Date day);
// Whether another value takes effect after `first` and not after `last`.
[[nodiscard]] bool rate_changes(std::span<const DatedRate> rates, Date first, Date last);
// Looks up rate and floor of one span, without an allocation unless the floor moves inside it.
[[nodiscard]] Result<PricedSpan> price_span(LawReader& reader, Side side, const WorkSpan& span,
                                            std::span<const DatedRate> rates);
[[nodiscard]] Result<std::vector<PricedSpan>> price_spans(LawReader& reader, Side side,
                                                          std::span<const WorkSpan> work,
                                                          std::span<const DatedRate> rates);
// LZ-2022-4 二(四): may a county issue this rate from this day on? Refusal `rate_below_floor` with
// the missing amount.
[[nodiscard]] Result<> check_rate(LawReader& reader, Side side, Date from, Fen rate);

struct AllowanceFacts {
  Side side = Side::rural;
  UnitCode unit;
  Month month;
  std::vector<WorkSpan> work;
  std::vector<DatedRate> rates;
  WorkDays scheduled;  // urban
  // That can be paid; of a span that reaches over it, a person has to say which hours lie before.
  std::optional<Date> last_day = {};
  std::vector<TakenDays> taken = {};
};
struct AllowanceVerdict {
  Allowance allowance;
  Trace trace;
};
[[nodiscard]] Result<AllowanceVerdict> explain_allowance(const AllowanceFacts& facts,
                                                         const law::LawSnapshot& law);

}  // namespace yigang::policy

#include "settle/settle.h"

#include <set>

#include "settle/term.h"

namespace yigang::settle {

using law::Figure;
using policy::LawReader;

namespace {

LineProblem line_problem(policy::PayProblem problem) {
  switch (problem) {
    case policy::PayProblem::no_rate:
      return LineProblem::no_rate;
    case policy::PayProblem::needs_split:
      return LineProblem::needs_split;
    case policy::PayProblem::below_floor:
      return LineProblem::below_floor;
  }
  CHECK(false);
}

// Settles line by line; what depends on the unit and month only is read once.
class Kernel {
 public:
  Kernel(const MonthInputs& inputs, const law::LawSnapshot& law)
      : inputs_(inputs), law_(law), reader_(law, inputs.unit), terms_(inputs, reader_) {}

  Result<> read_figures() { return terms_.read_figures(); }

  Result<Line> line_of(const PlacementInput& one) {
    Line line{.number = one.number,
              .placement = one.placement,
              .person = one.person,
              .month = inputs_.month,
              .side = one.side,
              .town = one.town,
              .village = one.village};
    TRY(const Term term, terms_.term_of(one));
    line.months_used = term.tenure.months_used;
    line.last_payable = term.tenure.last_payable;
    for (const policy::WorkSpan& span : one.work.of(inputs_.work)) {
      line.hours = line.hours + span.hours;
      line.days = line.days + span.days;
    }
    if (one.held || one.waiting) {
      line.status = one.held ? LineStatus::held : LineStatus::waiting;
    } else if (!term.inside && !term.open) {
      line.status = LineStatus::tenure_over;
    } else {
      TRY_VOID(price(one, line));
      if (term.open && line.status == LineStatus::payable) {
        // Paid or not hangs on her retirement day: a person confirms the category first.
        line.status = LineStatus::problem;
        line.problem = LineProblem::category_missing;
      }
      // LZ-2022-4 二(四), reliability.md P5: one month of one person is paid once. Whatever else is
      // wrong with the row, mending it would not have it paid.
      if (one.paid_elsewhere && !line.amount.is_zero()) {
        line.status = LineStatus::problem;
        line.problem = LineProblem::paid_elsewhere;
      }
    }
    if (line.status != LineStatus::payable && !terms_.paid_already(one)) --line.months_used;
    return line;
  }

 private:
  Result<> price(const PlacementInput& one, Line& line) {
    const auto set_problem = [&](LineProblem problem) {
      line.status = LineStatus::problem;
      line.problem = problem;
    };
    TRY_VOID(price_spans(one, line));
    if (priced_.empty() && after_end_) {
      set_problem(LineProblem::work_after_end);
      return {};
    }
    if (priced_.empty() && !outside_) {
      // Nobody entered anything: off duty all month, or forgotten.
      if (one.off_duty) return {};
      set_problem(LineProblem::no_attendance);
      return {};
    }
    WorkDays scheduled;
    std::vector<policy::TakenDays> taken;
    if (one.side == Side::urban) {
      TRY(scheduled, scheduled_days(one));
      if (scheduled.x10() == 0) {
        set_problem(LineProblem::no_scheduled_days);
        return {};
      }
    }
    if (one.others.count > 0) {
      TRY(const WorkDays calendar, calendar_days());
      taken = taken_days(inputs_, one, scheduled, calendar);
    }
    const policy::Allowance allowance = policy::allowance({.side = one.side,
                                                           .spans = priced_,
                                                           .scheduled_days_x10 = scheduled.x10(),
                                                           .taken = taken});
    if (!priced_.empty() && priced_.front().rate) line.rate = *priced_.front().rate;
    line.amount = allowance.amount.value_or(Fen());
    line.missing = allowance.missing;
    if (const auto problem = allowance.problem()) {
      set_problem(line_problem(*problem));
    } else if (on_paused_day_) {
      set_problem(LineProblem::span_on_paused_day);
    } else if (after_end_) {
      set_problem(LineProblem::work_after_end);
    } else if (one.side == Side::rural && line.hours > one.monthly_hours &&
               !one.overtime_confirmed) {
      // More hours than the post's monthly hours need the town's confirmation.
      set_problem(LineProblem::overtime_unconfirmed);
    } else if (line.amount.is_zero()) {
      line.status = LineStatus::nothing;
    } else if (!one.account_present) {
      set_problem(LineProblem::no_account);
    } else {
      line.status = LineStatus::payable;
    }
    return {};
  }

  // Never paid: after death, after exit. A span wholly after the last day is dropped, and where it
  // brings work a person has to say whether the work or the day is wrong; one that reaches over it
  // cannot be divided and has to be split.
  Result<> price_spans(const PlacementInput& one, Line& line) {
    priced_.clear();
    outside_ = after_end_ = on_paused_day_ = false;
    line.hours = Hours();
    line.days = WorkDays();
    for (const policy::WorkSpan& span : one.work.of(inputs_.work)) {
      if (one.last_day && span.first > *one.last_day) {
        outside_ = true;
        if (span.hours.x10() > 0 || span.days.x10() > 0) after_end_ = true;
        continue;
      }
      TRY(policy::PricedSpan priced, price_span(one, span));
      priced.work_x10 = one.side == Side::rural ? span.hours.x10() : span.days.x10();
      if (one.last_day && span.last > *one.last_day && priced.work_x10 > 0)
        priced.changes_inside = true;
      // Nobody works while paused: which of the hours are of other days, a person has to say.
      if (priced.work_x10 > 0 &&
          first_paused(one.pauses.of(inputs_.pauses), {span.first, span.last}))
        on_paused_day_ = true;
      line.hours = line.hours + span.hours;
      line.days = line.days + span.days;
      priced_.push_back(priced);
    }
    return {};
  }

  // Rate and floor of a span, looked up once for all rows that share table and span.
  Result<policy::PricedSpan> price_span(const PlacementInput& one, const policy::WorkSpan& span) {
    const Key key{one.side, one.rates, span.first, span.last};
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
    std::span<const policy::DatedRate> rates;
    if (one.rates) rates = inputs_.rate_tables[*one.rates];
    TRY(const policy::PricedSpan priced, policy::price_span(reader_, one.side, span, rates));
    known_.emplace(key, priced);
    return priced;
  }

  Result<WorkDays> scheduled_days(const PlacementInput& one) {
    if (one.scheduled) return *one.scheduled;
    return calendar_days();
  }

  Result<WorkDays> calendar_days() {
    if (!default_days_) {
      TRY(const int days, law_.calendar().working_days_in(inputs_.month));
      default_days_ = WorkDays(days * 10);
    }
    return *default_days_;
  }

  using Key = std::tuple<Side, std::optional<std::size_t>, Date, Date>;

  const MonthInputs& inputs_;
  const law::LawSnapshot& law_;
  LawReader reader_;
  Terms terms_;
  std::map<Key, policy::PricedSpan> known_;
  std::optional<WorkDays> default_days_;
  std::vector<policy::PricedSpan> priced_;
  bool outside_ = false;
  bool after_end_ = false;
  bool on_paused_day_ = false;
};

bool takes_part(const Line& line) {
  return line.status == LineStatus::payable || line.status == LineStatus::problem;
}

SideTotals totals_of(const std::vector<Line>& lines, Side side) {
  SideTotals totals;
  std::set<PersonKey> persons;
  for (const Line& line : lines) {
    if (line.side != side || !takes_part(line) || line.amount.is_zero()) continue;
    totals.total += line.amount;
    persons.insert(line.person);
  }
  totals.person_months = static_cast<std::int64_t>(persons.size());
  return totals;
}

// Persons of the rows and of those that were settled before, each once.
std::int64_t persons_with(const std::vector<Line>& lines, const SettledRural& settled) {
  std::set<PersonKey> persons(settled.persons.begin(), settled.persons.end());
  for (const Line& line : lines)
    if (line.side == Side::rural && takes_part(line) && !line.amount.is_zero())
      persons.insert(line.person);
  return static_cast<std::int64_t>(persons.size());
}

// LZ-2022-4 三(二): the unit's parts first, then the rows. What is settled later for a month that
// has been shared out already brings the month to what it would be had all been paid at once.
Result<policy::FundingParts> unit_parts(const MonthInputs& inputs, const law::LawSnapshot& law,
                                        Side side, const Settlement& result) {
  const SideTotals& totals = side == Side::rural ? result.rural : result.urban;
  policy::FundingInput funding{.side = side, .total = totals.total};
  if (side == Side::urban) return policy::split_unit(funding);
  LawReader reader(law, inputs.unit);
  TRY(funding.province, reader.share(Figure::province_share, inputs.month.first_day()));
  TRY(funding.city_tenths, city_tenths(law, inputs.unit, inputs.month));
  funding.person_months = totals.person_months;
  funding.social_fund = inputs.social_fund;
  if (!inputs.settled_rural) return policy::split_unit(funding);
  const SettledRural& settled = *inputs.settled_rural;
  policy::FundingInput before = funding;
  before.total = settled.parts.sum();
  before.person_months = static_cast<std::int64_t>(settled.persons.size());
  before.social_fund = settled.social_fund;
  policy::FundingInput whole = before;
  whole.total += totals.total;
  whole.person_months = persons_with(result.lines, settled);
  return policy::split_arrears(before, settled.parts, whole);
}

void share_out(std::vector<Line>& lines, Side side, const policy::FundingParts& parts) {
  std::vector<Fen> amounts;
  std::vector<Line*> rows;
  for (Line& line : lines) {
    if (line.side != side || !takes_part(line)) continue;
    amounts.push_back(line.amount);
    rows.push_back(&line);
  }
  const std::vector<policy::FundingParts> shares = policy::split_rows(parts, amounts);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i]->parts = shares[i];
    CHECK(rows[i]->parts.sum() == rows[i]->amount);
  }
}

}  // namespace

Result<int> city_tenths(const law::LawSnapshot& law, UnitCode unit, Month month) {
  LawReader reader(law, unit);
  TRY(const std::int64_t tenths, reader.integer(Figure::city_share_tenths, month.first_day()));
  return static_cast<int>(tenths);
}

Result<Settlement> settle_month(const MonthInputs& inputs, const law::LawSnapshot& law) {
  Settlement result;
  result.lines.reserve(inputs.placements.size());
  Kernel kernel(inputs, law);
  TRY_VOID(kernel.read_figures());
  for (const PlacementInput& placement : inputs.placements) {
    CHECK(result.lines.empty() || result.lines.back().number < placement.number);
    TRY(Line line, kernel.line_of(placement));
    if (line.status == LineStatus::problem) ++result.problems;
    if (line.status == LineStatus::waiting) ++result.waiting;
    result.lines.push_back(line);
  }
  for (const Side side : {Side::rural, Side::urban}) {
    SideTotals& totals = side == Side::rural ? result.rural : result.urban;
    totals = totals_of(result.lines, side);
    TRY(totals.parts, unit_parts(inputs, law, side, result));
    CHECK(totals.parts.sum() == totals.total);
    share_out(result.lines, side, totals.parts);
  }
  if (!result.rural.total.is_zero()) {
    TRY(const law::FigureRow* row,
        law.row(Figure::province_share, inputs.month.first_day(), inputs.unit));
    result.province_not_entered = !row->office;
  }
  return result;
}

Correction correct(const Line& corrected, Fen locked_so_far,
                   const policy::FundingParts& month_parts, int tenths) {
  Correction correction{.amount = corrected.amount - locked_so_far};
  if (corrected.side == Side::urban) {
    correction.parts.original_channel = correction.amount;
  } else {
    correction.parts = policy::split_correction(correction.amount, month_parts, tenths);
  }
  CHECK(correction.parts.sum() == correction.amount);
  return correction;
}

}  // namespace yigang::settle

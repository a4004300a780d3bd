#include "synthetic_month.h"

namespace yigang::bench {

namespace {

using settle::MonthInputs;
using settle::PlacementInput;
using settle::Range;

class Variation {
 public:
  Variation(MonthInputs& all, std::uint64_t seed)
      : all_(all), random_(seed), usual_tables_(all.rate_tables.size()) {}

  void vary(PlacementInput& one) {
    one.held = one_in(100);
    one.waiting = one_in(60);
    one.off_duty = one_in(40);
    one.account_present = !one_in(150);
    one.overtime_confirmed = one_in(2);
    if (one_in(8)) one.prior_months = below(40);
    if (one_in(40)) one.last_day = all_.month.first_day().plus_days(below(31) - 1);
    vary_person(one);
    vary_work(one);
    if (one_in(20)) vary_months(one);
    if (one_in(100)) vary_rates(one);
  }

 private:
  bool one_in(std::uint64_t count) { return random_.below(count) == 0; }
  int below(int bound) {
    return static_cast<int>(random_.below(static_cast<std::uint64_t>(bound)));
  }

  void vary_person(PlacementInput& one) {
    one.birth = Date(1955, 1, 1).plus_days(below(31 * 365));
    if (one.side == Side::rural) {
      if (one_in(12)) one.extension_until = all_.month.plus(below(24) - 6);
      return;
    }
    one.category = static_cast<RetirementCategory>(below(3));
    if (one_in(2))
      one.first_approval =
          policy::FirstApproval{.day = one.started,
                                .retirement_day = one.started.plus_days(30 * below(72)),
                                .under_distance = one_in(2)};
    if (one_in(3)) one.scheduled = WorkDays(one_in(30) ? 0 : 200 + 10 * below(4));
  }

  // One span or two of them, nothing, or no work in it.
  void vary_work(PlacementInput& one) {
    const Range usual = one.work;
    one.work = {all_.work.size(), 0};
    if (usual.count == 0 || one_in(80)) return;
    policy::WorkSpan span = all_.work[usual.first];
    set_work(one.side, span);
    const int days = days_between(span.first, span.last);
    if (days > 2 && one_in(8)) {
      policy::WorkSpan later = span;
      set_work(one.side, later);
      span.last = span.first.plus_days(below(days));
      later.first = span.last.plus_days(1);
      add(one, span);
      add(one, later);
    } else {
      add(one, span);
    }
  }
  void set_work(Side side, policy::WorkSpan& span) {
    const bool none = one_in(100);
    if (side == Side::rural)
      span.hours = Hours(none ? 0 : 250 + below(200));
    else
      span.days = WorkDays(none ? 0 : 5 * (10 + below(36)));
  }
  void add(PlacementInput& one, const policy::WorkSpan& span) {
    all_.work.push_back(span);
    ++one.work.count;
  }

  // A long history with gaps, a recovered month now and then, and sometimes months after this one,
  // which is then settled as arrears.
  void vary_months(PlacementInput& one) {
    const int past = 12 + below(40);
    const int later = one_in(10) ? 1 + below(3) : 0;
    std::vector<Month> recovered;
    one.paid = {all_.months.size(), 0};
    for (int distance = -past; distance < later; ++distance) {
      if (one_in(12)) continue;
      const Month month = all_.month.plus(distance);
      all_.months.push_back(month);
      ++one.paid.count;
      if (one_in(20)) recovered.push_back(month);
    }
    one.recovered = {all_.months.size(), recovered.size()};
    all_.months.insert(all_.months.end(), recovered.begin(), recovered.end());
  }

  // No standard at all, one that comes too late, one that changes inside the month, one too low.
  void vary_rates(PlacementInput& one) {
    const Date middle = all_.month.first_day().plus_days(14);
    const Date long_ago(2020, 1, 1);
    const Fen rate(one.side == Side::rural ? 2'050 : 210'000);
    if (all_.rate_tables.size() == usual_tables_) {
      all_.rate_tables.push_back({{middle, rate}});
      all_.rate_tables.push_back({{long_ago, rate}, {middle, rate + Fen(100)}});
      all_.rate_tables.push_back({{long_ago, Fen(1'500)}});
    }
    one.rates.reset();
    if (const int which = below(4); which > 0)
      one.rates = usual_tables_ + static_cast<std::size_t>(which) - 1;
  }

  MonthInputs& all_;
  SeededRandom random_;
  std::size_t usual_tables_;
};

}  // namespace

MonthInputs varied_month(const MonthInputs& some, std::size_t wanted, std::uint64_t seed) {
  MonthInputs all = some;
  all.placements.clear();
  all.placements.reserve(wanted);
  // Less than the counties' share of a month.
  all.social_fund = Fen(static_cast<std::int64_t>(wanted) * 3'333);
  Variation variation(all, seed);
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::size_t turn = i / some.placements.size();
    PlacementInput one = some.placements[i % some.placements.size()];
    one.number = static_cast<std::int64_t>(i) + 1;
    one.person = PersonKey(one.person.value() + static_cast<std::int64_t>(turn));
    if (turn > 0) variation.vary(one);
    all.placements.push_back(one);
  }
  return all;
}

std::vector<MonthInputs> varied_city(const std::vector<MonthInputs>& units, std::size_t wanted) {
  std::size_t left = 0;
  for (const MonthInputs& unit : units) left += unit.placements.size();
  std::vector<MonthInputs> city;
  for (const MonthInputs& unit : units) {
    const std::size_t own = unit.placements.size();
    if (own == 0) continue;
    const std::size_t share = wanted * own / left;
    city.push_back(varied_month(unit, share, kMonthSeed + city.size()));
    wanted -= share;
    left -= own;
  }
  return city;
}

}  // namespace yigang::bench

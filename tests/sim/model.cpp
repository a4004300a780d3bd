// The month of the model: which lines a run has and what each of them says.
#include "model.h"

#include <algorithm>

namespace yigang::sim {

namespace {

std::string key(PlaceCode place, Month month) {
  return to_text(place) + " " + to_text(month);
}

bool paused_on(const ModelPlacement& one, Date day) {
  return std::ranges::any_of(one.pauses, [&](const ModelPause& pause) {
    return day >= pause.first && (!pause.resumed || day < *pause.resumed);
  });
}

const ModelRate* in_force(const std::vector<ModelRate>& rates, Date day) {
  const ModelRate* found = nullptr;
  for (const ModelRate& rate : rates)
    if (rate.from <= day && (found == nullptr || rate.from >= found->from)) found = &rate;
  return found;
}

bool changes_inside(const std::vector<ModelRate>& rates, const ModelSpan& span) {
  const ModelRate* const first = in_force(rates, span.first);
  const ModelRate* const last = in_force(rates, span.last);
  return first != nullptr && last != nullptr && first->fen != last->fen;
}

}  // namespace

int Model::whole(int person) const {
  while (persons[static_cast<std::size_t>(person)].same_as)
    person = *persons[static_cast<std::size_t>(person)].same_as;
  return person;
}

std::optional<Date> Model::last_day(const ModelPlacement& one) const {
  const std::optional<Date>& died = persons[static_cast<std::size_t>(whole(one.person))].died;
  if (!died) return one.last;
  return one.last ? std::min(*one.last, *died) : *died;
}

bool Model::locked(UnitCode unit, Month month) const {
  return std::ranges::any_of(paid, [&](const ModelPaid& line) {
    return line.unit == unit && line.month == month && !line.correction;
  });
}

bool Model::settled(PlacementId placement, Month month) const {
  return std::ranges::any_of(paid, [&](const ModelPaid& line) {
    return line.placement == placement && line.month == month && !line.correction &&
           line.status != "held" && line.status != "waiting";
  });
}

std::int64_t Model::locked_for(PlacementId placement, Month month) const {
  std::int64_t sum = 0;
  for (const ModelPaid& line : paid)
    if (line.placement == placement && line.month == month) sum += line.amount;
  return sum;
}

// A locked line above zero, less what was recovered in full or given up; each post for itself.
std::set<Month> Model::months_paid(int person) const {
  std::map<std::pair<Month, PlacementId>, std::int64_t> sums;
  for (const ModelPaid& line : paid)
    if (whole(line.person) == whole(person) && !line.given_up)
      sums[{line.month, line.placement}] += line.amount;
  std::set<Month> months;
  for (const auto& [at, sum] : sums)
    if (sum > 0) months.insert(at.first);
  return months;
}

bool Model::works(Date day) const {
  if (work_days.contains(day)) return true;
  return !off_days.contains(day) && !day.is_weekend();
}

std::int64_t Model::scheduled_days(const ModelPlacement& one, Month month) const {
  const auto entered = scheduled.find(key(one.village, month));
  if (entered != scheduled.end()) return entered->second;
  std::int64_t days = 0;
  for (Date day = month.first_day(); day <= month.last_day(); day = day.plus_days(1))
    if (works(day)) days += 10;
  return days;
}

// Days of `full` that are as much of a month as these of another schedule; a part of a tenth whole.
std::int64_t Model::days_of(std::int64_t full, PlacementId other, std::int64_t days,
                            Month month) const {
  const std::int64_t theirs = scheduled_days(placements.at(other), month);
  return (days * full + theirs - 1) / theirs;
}

// What each settled urban post of the person is paid for, told by what was locked one after the
// other: of its days what the others, as they stood then, had left.
std::map<PlacementId, std::int64_t> Model::days_paid(const ModelPlacement& one, Month month) const {
  std::map<PlacementId, std::int64_t> counted;
  std::map<PlacementId, std::int64_t> fen;
  for (const ModelPaid& line : paid) {
    if (line.month != month || line.unit != one.unit || line.side != Side::urban) continue;
    if (whole(line.person) != whole(one.person) || line.status == "held" ||
        line.status == "waiting")
      continue;
    const std::int64_t full = scheduled_days(placements.at(line.placement), month);
    std::int64_t left = full;
    for (const auto& [id, days] : counted)
      if (id != line.placement) left -= days_of(full, id, days, month);
    fen[line.placement] += line.amount;
    counted[line.placement] =
        fen[line.placement] == 0 ? 0 : std::min(line.days_x10, std::max(std::int64_t{0}, left));
  }
  return counted;
}

// What other urban posts of the person in the unit have of this placement's month: those that are
// settled, and beside a post that is not, those of a lower number.
std::vector<Model::Taken> Model::taken_days(const ModelPlacement& one, Month month) const {
  const std::map<PlacementId, std::int64_t> settled = days_paid(one, month);
  const std::int64_t full = scheduled_days(one, month);
  std::vector<Taken> taken;
  for (const auto& [id, days] : settled)
    if (id != one.id && days > 0)
      taken.push_back({days_of(full, id, days, month), locked_for(id, month)});
  if (settled.contains(one.id)) return taken;
  for (const auto& [id, other] : placements) {
    if (settled.contains(id) || other.number >= one.number || other.unit != one.unit) continue;
    if (other.side != Side::urban || whole(other.person) != whole(one.person)) continue;
    if (other.started > month.last_day() || (other.last && *other.last < month.first_day()))
      continue;
    if (!doubt(other, month).empty()) continue;
    std::int64_t days = 0;
    const std::optional<Date> last = last_day(other);
    if (const auto work = other.work.find(month); work != other.work.end())
      for (const ModelSpan& span : work->second)
        if (!last || span.first <= *last) days += span.days_x10;
    taken.push_back({days_of(full, id, days, month), std::nullopt});
  }
  return taken;
}

const std::vector<ModelRate>* Model::table(const ModelPlacement& one) const {
  const auto found =
      rates.find(to_text(one.unit) + " " + std::string(word(one.side)) + " " + one.post_type);
  return found == rates.end() ? nullptr : &found->second;
}

Model::Priced Model::price(const ModelPlacement& one, Month month,
                           const std::vector<ModelSpan>& spans) const {
  const bool rural = one.side == Side::rural;
  const std::vector<ModelRate>* const standards = table(one);
  const std::optional<Date> last = last_day(one);
  bool no_rate = false;
  bool split = false;
  bool below = false;
  const std::int64_t by = rural ? 10 : scheduled_days(one, month);
  const std::vector<Taken> others = rural ? std::vector<Taken>() : taken_days(one, month);
  std::int64_t taken = 0;
  for (const Taken& other : others) taken += other.days_x10;
  std::int64_t sum = 0;
  std::int64_t days = 0;
  std::set<std::int64_t> fens;
  for (const ModelSpan& span : spans) {
    const ModelRate* const rate = standards == nullptr ? nullptr : in_force(*standards, span.first);
    if (rate == nullptr) {
      no_rate = true;
      continue;
    }
    const std::int64_t work = rural ? span.hours_x10 : span.days_x10;
    if (changes_inside(*standards, span) || changes_inside(floors.at(one.side), span)) split = true;
    if (last && span.last > *last && work > 0) split = true;
    if (rate->fen < in_force(floors.at(one.side), span.first)->fen) below = true;
    // At most 100 % of the days of a month, on however many posts; cut in the order of the spans.
    const std::int64_t counts =
        rural ? work : std::min(work, std::max(std::int64_t{0}, by - taken - days));
    sum += counts * rate->fen;
    days += counts;
    fens.insert(rate->fen);
  }
  Priced priced;
  priced.amount = half_away(sum, by);
  // Posts of one rate that fill the month come to that rate.
  if (taken > 0 && fens.size() == 1 && taken + days >= by) {
    const std::int64_t rate = *fens.begin();
    std::int64_t left = rate;
    for (const Taken& other : others) {
      const std::int64_t share = half_away(rate * std::min(other.days_x10, by), by);
      left -= std::min(share, other.fen.value_or(share));
    }
    priced.amount = std::min(priced.amount, std::max(std::int64_t{0}, left));
  }
  if (no_rate)
    priced.problem = "no_rate";
  else if (split)
    priced.problem = "needs_split";
  else if (below)
    priced.problem = "below_floor";
  return priced;
}

// What keeps a line from being priced at all: a confirmed doubt, or something that is awaited.
std::string Model::doubt(const ModelPlacement& one, Month month) const {
  const auto stands = [&](bool held) {
    return std::ranges::any_of(one.holds, [&](const ModelHold& hold) {
      return hold.held == held && !hold.released && hold.from <= month &&
             (!hold.until || *hold.until >= month);
    });
  };
  if (stands(true)) return "held";
  const std::string sheet = key(one.town, month);
  if (stands(false) || (left_out.contains(sheet) && !closed.contains(sheet))) return "waiting";
  return "";
}

std::optional<UnitCode> Model::paid_elsewhere(const ModelPlacement& one, Month month) const {
  std::map<UnitCode, std::int64_t> sums;
  for (const ModelPaid& line : paid)
    if (line.month == month && whole(line.person) == whole(one.person) && !line.given_up)
      sums[line.unit] += line.amount;
  for (const auto& [unit, sum] : sums)
    if (unit != one.unit && sum > 0) return unit;
  return std::nullopt;
}

ModelLine Model::settle_one(const ModelPlacement& one, Month month,
                            const std::vector<ModelSpan>* given) const {
  ModelLine line;
  line.placement = one.id;
  line.number = one.number;
  line.person = whole(one.person);
  line.side = one.side;
  const std::set<Month> before = months_paid(one.person);
  const int prior = persons[static_cast<std::size_t>(line.person)].prior_months;
  const auto used = [&](bool paid_now) {
    const bool counted = before.contains(month) || paid_now;
    return prior + static_cast<int>(before.size()) + (counted && !before.contains(month) ? 1 : 0);
  };
  line.months_used = used(false);
  line.status = given == nullptr ? doubt(one, month) : "";
  if (!line.status.empty()) return line;
  if (!tenure_left(one.person, one.side, month)) {
    line.status = "tenure_over";
    return line;
  }
  if (!worth(one, month, given, line)) return line;
  const bool account =
      persons[static_cast<std::size_t>(line.person)].account_of.contains(one.number_of);
  if (!account && given == nullptr) {
    line.problem = "no_account";
    return line;
  }
  if (paid_elsewhere(one, month)) {
    line.problem = "paid_elsewhere";
    return line;
  }
  line.status = "payable";
  line.months_used = used(true);
  return line;
}

// Was there a day on duty?
bool Model::on_duty(const ModelPlacement& one, Month month) const {
  const Date last = std::min(last_day(one).value_or(month.last_day()), month.last_day());
  for (Date day = std::max(one.started, month.first_day()); day <= last; day = day.plus_days(1))
    if (!paused_on(one, day)) return true;
  return false;
}

// Prices the line's work; true when it comes to an amount and nothing stands against it.
bool Model::worth(const ModelPlacement& one, Month month, const std::vector<ModelSpan>* given,
                  ModelLine& line) const {
  const std::optional<Date> last = last_day(one);
  std::vector<ModelSpan> all;
  if (given != nullptr) {
    all = *given;
  } else if (const auto found = one.work.find(month); found != one.work.end()) {
    all = found->second;
  }
  std::vector<ModelSpan> spans;
  bool after_end = false;
  for (const ModelSpan& span : all) {
    if (last && span.first > *last) {
      after_end = after_end || span.hours_x10 + span.days_x10 > 0;
      continue;
    }
    spans.push_back(span);
    line.hours_x10 += span.hours_x10;
    line.days_x10 += span.days_x10;
  }
  line.status = "problem";
  if (all.empty()) {
    if (given == nullptr && on_duty(one, month))
      line.problem = "no_attendance";
    else
      line.status = "nothing";
    return false;
  }
  if (spans.empty() && after_end) {
    line.problem = "work_after_end";
    return false;
  }
  const Priced priced = price(one, month, spans);
  line.problem = priced.problem;
  line.amount = priced.problem == "no_rate" || priced.problem == "needs_split" ? 0 : priced.amount;
  if (!line.problem.empty()) return false;
  for (const ModelSpan& span : spans)
    for (Date day = span.first; day <= span.last; day = day.plus_days(1))
      if (span.hours_x10 + span.days_x10 > 0 && paused_on(one, day))
        line.problem = "span_on_paused_day";
  if (line.problem.empty() && after_end) line.problem = "work_after_end";
  const auto agreed = one.agreed_x10.find(month);
  const bool confirmed = one.overtime.contains(month) ||
                         (agreed != one.agreed_x10.end() && line.hours_x10 <= agreed->second);
  if (line.problem.empty() && one.side == Side::rural && line.hours_x10 > one.post_hours_x10 &&
      !confirmed)
    line.problem = "overtime_unconfirmed";
  if (!line.problem.empty()) return false;
  if (line.amount == 0) line.status = "nothing";
  return line.amount != 0;
}

std::vector<ModelLine> Model::settle(UnitCode unit, Month month, std::int64_t social) const {
  std::vector<ModelLine> lines;
  for (const auto& [id, one] : placements) {
    if (one.unit != unit || one.started > month.last_day()) continue;
    const auto work = one.work.find(month);
    const bool worked =
        work != one.work.end() && std::ranges::any_of(work->second, [](const ModelSpan& span) {
          return span.hours_x10 + span.days_x10 > 0;
        });
    if (one.last && *one.last < month.first_day() && !worked) continue;
    if (settled(id, month)) continue;
    lines.push_back(settle_one(one, month));
  }
  std::ranges::sort(lines, {}, &ModelLine::number);
  share(unit, month, social, lines);
  return lines;
}

}  // namespace yigang::sim

// A month of work: attendance with its typical errors, the closed sheets, the run held against the
// model line by line, what is mended, the lock by a second person, and what is settled later.
#include <algorithm>

#include "checks.h"
#include "city.h"
#include "store/month_queries.h"

namespace yigang::sim {

namespace {

using usecase::AttendanceSpan;

std::string key(UnitCode unit, Month month) {
  return to_text(unit) + " " + to_text(month);
}
std::string key(PlaceCode place, Month month) {
  return to_text(place) + " " + to_text(month);
}

}  // namespace

// Whole spells of work between two days, cut where the person is paused.
std::vector<AttendanceSpan> City::worked(const ModelPlacement& one, Month month, Date first,
                                         Date last) {
  std::vector<AttendanceSpan> spans;
  const auto paused = [&](Date day) {
    return std::ranges::any_of(one.pauses, [&](const ModelPause& pause) {
      return day >= pause.first && (!pause.resumed || day < *pause.resumed);
    });
  };
  const int cut = world_.dice.one_in(8) ? world_.dice.between(2, 27) : 0;
  for (Date day = first; day <= last; day = day.plus_days(1)) {
    if (paused(day)) continue;
    const bool fresh = spans.empty() || spans.back().until_day != day.plus_days(-1) ||
                       (cut > 0 && day.day() == cut);
    if (fresh) spans.push_back({day, day, {}, {}});
    AttendanceSpan& span = spans.back();
    span.until_day = day;
    if (one.side == Side::urban && state_.model.works(day))
      span.days_x10 = span.days_x10 + WorkDays(10);
    if (one.side == Side::rural && days_between(month.first_day(), day) % 2 == 0)
      span.hours_x10 = span.hours_x10 + Hours(24);
  }
  for (AttendanceSpan& span : spans) {
    if (!world_.dice.one_in(6)) continue;
    span.hours_x10 = Hours(span.hours_x10.x10() * world_.dice.between(0, 100) / 100);
    span.days_x10 = WorkDays(span.days_x10.x10() / 10 * 5);
  }
  return spans;
}

void City::tell(const ModelPlacement& one, Month month, const std::vector<AttendanceSpan>& spans) {
  std::vector<ModelSpan>& work = state_.model.placements.at(one.id).work[month];
  work.clear();
  for (const AttendanceSpan& span : spans)
    work.push_back({span.from_day, span.until_day, span.hours_x10.x10(), span.days_x10.x10()});
  state_.model.placements.at(one.id).overtime.erase(month);
}

void City::wrong_attendance(const ModelPlacement& one, Month month) {
  const usecase::Actor village = actor(Role::VILL, one.unit, one.village);
  const Date first = month.first_day();
  const auto enter = [&](std::vector<AttendanceSpan> spans) {
    return usecase::EnterAttendance{one.id, month, std::move(spans)};
  };
  const bool rural = one.side == Side::rural;
  if (one.started > first)
    return world_.must_not(village, enter({{first, first, {}, {}}}),
                           one.last ? "span_outside_placement" : "span_before_start");
  if (world_.dice.one_in(3))
    return world_.must_not(village, enter({{first, first.plus_days(-1), {}, {}}}),
                           "span_backwards");
  if (world_.dice.one_in(2))
    return world_.must_not(village, enter({{first, month.plus(1).first_day(), {}, {}}}),
                           "span_outside_month");
  const bool paused = std::ranges::any_of(one.pauses, [&](const ModelPause& pause) {
    return pause.first <= first && (!pause.resumed || first < *pause.resumed);
  });
  if (paused)
    return world_.must_not(village, enter({{first, first, {}, {}}}), "span_on_paused_day");
  world_.must_not(village, enter({{first, first, Hours(rural ? 0 : 10), WorkDays(rural ? 10 : 0)}}),
                  "wrong_measure");
}

void City::enter_one(const ModelPlacement& one, Month month) {
  const usecase::Actor village = actor(Role::VILL, one.unit, one.village);
  const Date first = std::max(one.started, month.first_day());
  const Date last = std::min(one.last.value_or(month.last_day()), month.last_day());
  std::vector<AttendanceSpan> spans = worked(one, month, first, last);
  if (spans.empty()) return;
  if (one.side == Side::rural && world_.dice.one_in(25)) spans.back().hours_x10 = Hours(450);
  if (one.side == Side::rural && days_between(spans.back().from_day, spans.back().until_day) < 2)
    spans.back().hours_x10 = Hours(80);
  world_.must(village, usecase::EnterAttendance{one.id, month, spans});
  tell(one, month, spans);
  if (!world_.dice.one_in(15)) return;
  // Entered again, by the second window.
  spans.back().hours_x10 = Hours(spans.back().hours_x10.x10() / 2);
  world_.must(village, usecase::EnterAttendance{one.id, month, spans});
  tell(one, month, spans);
}

void City::enter_attendance(Month month) {
  const std::map<PlacementId, ModelPlacement> all = state_.model.placements;
  for (const auto& [id, one] : all) {
    if (one.started > month.last_day() || (one.last && *one.last < month.first_day())) continue;
    if (world_.faulty() && world_.dice.one_in(20)) wrong_attendance(one, month);
    if (world_.faulty() && world_.dice.one_in(30)) continue;  // forgotten
    enter_one(one, month);
  }
}

// Doubts, by the county before the run.
void City::hold_some(Month month) {
  for (auto& [id, one] : state_.model.placements) {
    if (!world_.faulty() || !world_.dice.one_in(30)) continue;
    if (one.started > month.last_day() || (one.last && *one.last < month.first_day())) continue;
    const bool held = world_.dice.one_in(3);
    const usecase::HoldPay hold{one.id, held ? store::HoldKind::held : store::HoldKind::waiting,
                                month, "数据比对疑点", month};
    const auto placed = world_.must(county(one.unit, 5), hold);
    one.holds.push_back({placed.id, held, month, month, false});
    state_.holds.push_back({one.unit, one.id, placed.id, month, 5});
  }
}

void City::close_sheets(Month month) {
  for (const Unit& unit : std::vector<Unit>(state_.units))
    for (const Town& town : unit.towns) {
      const bool anybody = std::ranges::any_of(state_.model.placements, [&](const auto& entry) {
        const ModelPlacement& one = entry.second;
        return one.town == town.code && one.started <= month.last_day() &&
               (!one.last || *one.last >= month.first_day());
      });
      if (!anybody) continue;
      if (world_.faulty() && world_.dice.one_in(15)) {
        world_.must(county(unit.code, 2), usecase::LeaveOutTown{town.code, month, "迟报"});
        world_.must_not(county(unit.code, 2), usecase::DecideLeftOut{town.code, month},
                        "same_person_two_steps");
        world_.must(county(unit.code, 3), usecase::DecideLeftOut{town.code, month});
        state_.model.left_out.insert(key(town.code, month));
        state_.to_supplement.insert(key(unit.code, month));
        continue;
      }
      world_.must(clerk(town.code, 1), usecase::CloseAttendance{town.code, month});
      state_.model.closed.insert(key(town.code, month));
    }
}

void City::settle(Month month) {
  for (const Unit& unit : std::vector<Unit>(state_.units)) settle_unit(unit, month);
}

// The lines of the run as they are stored, each the model's to the fen and to the state.
std::vector<ModelLine> City::compare(const usecase::RunSummary& run) {
  const std::int64_t social = state_.model.offered[key(run.unit, run.month)];
  const std::vector<ModelLine> wanted = state_.model.settle(run.unit, run.month, social);
  std::size_t place = 0;
  bool problems = false;
  for (const ModelLine& line : wanted) problems = problems || line.status == "problem";
  const bool first = run.kind == store::RunKind::main;
  world_.each(
      "SELECT placement_id, status, problem, hours_x10, days_x10, amount_fen, months_used, "
      "province_fen, city_fen, county_fen, social_fen, original_fen FROM settlement_line WHERE "
      "unit = ?1 AND run_id = ?2 ORDER BY line_no",
      store::args(run.unit, run.id), [&](const store::Row& row) {
        world_.tally.check("the model agrees");
        const auto at =
            fmt::format("run {} of {} {} placement {}", to_text(run.id), to_text(run.unit),
                        to_text(run.month), to_text(row.get<PlacementId>(0)));
        if (place == wanted.size()) violated("the model agrees", at + ": a line more");
        const ModelLine& line = wanted[place++];
        const auto told = fmt::format("{} {} {}h {}d {} fen {} months", row.get<std::string>(1),
                                      row.get<std::optional<std::string>>(2).value_or(""),
                                      row.get<std::int64_t>(3), row.get<std::int64_t>(4),
                                      row.get<std::int64_t>(5), row.get<std::int64_t>(6));
        const bool bare =
            line.status == "held" || line.status == "waiting" || line.status == "tenure_over";
        const auto model = fmt::format("{} {} {}h {}d {} fen {} months", line.status, line.problem,
                                       bare ? row.get<std::int64_t>(3) : line.hours_x10,
                                       bare ? row.get<std::int64_t>(4) : line.days_x10, line.amount,
                                       line.months_used);
        if (row.get<PlacementId>(0) != line.placement || told != model)
          world_.complain("the model agrees",
                          fmt::format("{}: {}; the model: {} (placement {})", at, told, model,
                                      to_text(line.placement)));
        const ModelParts parts{row.get<std::int64_t>(7), row.get<std::int64_t>(8),
                               row.get<std::int64_t>(9), row.get<std::int64_t>(10),
                               row.get<std::int64_t>(11)};
        if (first && !problems && parts != line.parts)
          world_.complain("1 money identity",
                          fmt::format("{}: {}/{}/{}/{}/{}; the model {}/{}/{}/{}/{}", at,
                                      parts.province, parts.city, parts.county, parts.social,
                                      parts.original, line.parts.province, line.parts.city,
                                      line.parts.county, line.parts.social, line.parts.original));
      });
  if (place != wanted.size())
    violated("the model agrees",
             fmt::format("run {}: {} lines, the model {}", to_text(run.id), place, wanted.size()));
  return wanted;
}

void City::settle_unit(const Unit& unit, Month month) {
  if (state_.model.settle(unit.code, month).empty()) return;
  std::int64_t social = 0;
  if (!state_.model.locked(unit.code, month) && world_.dice.one_in(6)) social = 12'345;
  const usecase::RunSettlement wanted{unit.code, month, Fen(social)};
  if (!state_.model.locked(unit.code, month)) state_.model.offered[key(unit.code, month)] = social;
  // Rows that only wait make no run of their own; one that stands open is made anew.
  const bool only_waits =
      state_.model.locked(unit.code, month) &&
      std::ranges::all_of(state_.model.settle(unit.code, month), [](const ModelLine& line) {
        return line.status == "waiting" || line.status == "held";
      });
  if (only_waits) {
    const auto refused = world_.run(county(unit.code, 2), wanted);
    if (!refused && refused.error().code == "month_only_waits") return;
  }
  usecase::RunSummary run = world_.must(county(unit.code, 2), wanted);
  std::vector<ModelLine> lines = compare(run);
  for (int round = 0; mend(unit, month, lines); ++round) {
    if (round > 6) {
      std::string left;
      for (const ModelLine& line : lines)
        if (line.status == "problem")
          left += fmt::format(" placement {} {}", to_text(line.placement), line.problem);
      violated("11 nothing is stuck", "problems of " + key(unit.code, month) + ":" + left);
    }
    if (round == 0)
      world_.must_not(county(unit.code, 3),
                      usecase::LockSettlement{run.id, run.version, run.province_not_entered},
                      "problems_stand");
    run = world_.must(county(unit.code, 2), wanted);
    lines = compare(run);
  }
  if (world_.faulty() && world_.dice.one_in(4)) {
    // The same facts and the same law give the same bytes.
    const auto again = world_.must(county(unit.code, 2), wanted);
    world_.tally.check("5 a run repeated is the same");
    if (again.root != run.root || again.input_digest != run.input_digest)
      violated("5 a run repeated is the same", key(unit.code, month));
    run = again;
  }
  world_.must_not(county(unit.code, 2),
                  usecase::LockSettlement{run.id, run.version, run.province_not_entered},
                  "same_person_two_steps");
  lock(run, lines);
}

// By a person who neither ran nor approved nor held anything back.
void City::lock(const usecase::RunSummary& run, const std::vector<ModelLine>& lines) {
  const auto locked = world_.must(
      county(run.unit, 3), usecase::LockSettlement{run.id, run.version, run.province_not_entered});
  std::size_t place = 0;
  world_.each(
      "SELECT id, amount_fen, province_fen, city_fen, county_fen, social_fen, original_fen, "
      "days_x10 "
      "FROM settlement_line WHERE unit = ?1 AND run_id = ?2 ORDER BY line_no",
      store::args(run.unit, run.id), [&](const store::Row& row) {
        const ModelLine& line = lines[place++];
        state_.model.paid.push_back(
            {.unit = run.unit,
             .month = run.month,
             .run = run.id,
             .line = row.get<SettlementLineId>(0),
             .placement = line.placement,
             .person = state_.model.placements.at(line.placement).person,
             .side = line.side,
             .status = line.status,
             .days_x10 = row.get<std::int64_t>(7),
             .amount = row.get<std::int64_t>(1),
             .parts = {row.get<std::int64_t>(2), row.get<std::int64_t>(3), row.get<std::int64_t>(4),
                       row.get<std::int64_t>(5), row.get<std::int64_t>(6)}});
        if (line.status == "waiting" || line.status == "held")
          state_.to_supplement.insert(key(run.unit, run.month));
      });
  state_.sealed[to_text(run.id)] = Checks(*this).hash_of(run.id);
  world_.tally.trace(fmt::format("locked {} {}", locked.root, to_text(locked.total_fen)));
  if (!locked.total_fen.is_zero()) make_file(run.unit, locked);
}

// True when something was mended, so that the month is run again.
bool City::mend(const Unit& unit, Month month, const std::vector<ModelLine>& lines) {
  bool any = false;
  for (const ModelLine& line : lines) {
    if (line.status != "problem") continue;
    any = true;
    mend_one(unit, month, line);
  }
  return any;
}

void City::mend_one(const Unit& unit, Month month, const ModelLine& line) {
  ModelPlacement& one = state_.model.placements.at(line.placement);
  const auto wait = [&] {
    const auto placed =
        world_.must(county(unit.code, 5),
                    usecase::HoldPay{one.id, store::HoldKind::waiting, month, "考勤迟报", month});
    one.holds.push_back({placed.id, false, month, month, false});
    // What another unit has paid is left as it is.
    if (line.problem != "paid_elsewhere")
      state_.holds.push_back({one.unit, one.id, placed.id, month, 5});
  };
  if (line.problem == "overtime_unconfirmed") {
    world_.must(clerk(one.town, 1), usecase::ConfirmOvertime{one.id, month});
    one.overtime.insert(month);
  } else if (line.problem == "no_account") {
    for (Resident& resident : state_.people)
      if (state_.model.whole(resident.model) == state_.model.whole(one.person))
        set_account(resident, one.number_of);
  } else if (line.problem == "below_floor") {
    // The county missed the new minimum wage: its standard comes late, from the month's first day.
    const std::vector<ModelRate>& known = state_.model.rates.at(
        to_text(unit.code) + " " + std::string(word(one.side)) + " " + one.post_type);
    if (known.back().from != month.first_day()) set_rates(unit, one.side, month.first_day(), 100);
  } else if (line.problem == "needs_split" || line.problem == "no_attendance" ||
             line.problem == "span_on_paused_day" || line.problem == "work_after_end") {
    // The sheet is closed: the row waits, is entered late and is settled with the others.
    wait();
    const Date first = std::max(one.started, month.first_day());
    const Date last =
        std::min(state_.model.last_day(one).value_or(month.last_day()), month.last_day());
    const auto spans =
        last < first ? std::vector<AttendanceSpan>{} : worked(one, month, first, last);
    if (spans.empty()) return;
    world_.must(actor(Role::VILL, one.unit, one.village),
                usecase::EnterAttendance{one.id, month, spans});
    tell(one, month, spans);
  } else if (line.problem == "paid_elsewhere") {
    wait();
  } else {
    violated("11 nothing is stuck", line.problem);
  }
}

// What was held or waited is released by a second person, late sheets are closed, and the month is
// run once more for those alone.
void City::supplements(Month month) {
  std::vector<Held> kept;
  for (const Held& hold : std::vector<Held>(state_.holds)) {
    if (world_.faulty() && world_.dice.one_in(3)) {
      kept.push_back(hold);
      continue;
    }
    world_.must_not(county(hold.unit, hold.copy), usecase::ReleasePay{hold.id, "疑点排除"},
                    "same_person_two_steps");
    world_.must(county(hold.unit, 6), usecase::ReleasePay{hold.id, "疑点排除"});
    for (ModelHold& one : state_.model.placements.at(hold.placement).holds)
      if (one.id == hold.id) one.released = true;
    state_.to_supplement.insert(key(hold.unit, hold.month));
  }
  state_.holds = kept;
  for (const std::string& late : std::set<std::string>(state_.to_supplement)) {
    const UnitCode code(std::stoi(late.substr(0, 6)));
    const Month of = *parse_month(late.substr(7));
    if (of >= month || !state_.model.locked(code, of)) continue;
    for (const Unit& unit : std::vector<Unit>(state_.units)) {
      if (unit.code != code) continue;
      for (const Town& town : unit.towns) {
        const std::string sheet = key(town.code, of);
        if (!state_.model.left_out.contains(sheet) || state_.model.closed.contains(sheet)) continue;
        world_.must(clerk(town.code, 1), usecase::CloseAttendance{town.code, of});
        state_.model.closed.insert(sheet);
      }
      bool due = false;
      for (const ModelLine& line : state_.model.settle(code, of))
        due = due || (line.status != "waiting" && line.status != "held");
      if (due) settle_unit(unit, of);
    }
    if (state_.model.settle(code, of).empty()) state_.to_supplement.erase(late);
  }
}

}  // namespace yigang::sim

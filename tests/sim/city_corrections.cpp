// Locked months that were wrong: a death or an exit that was told late, an objection that was
// upheld. The line stays, the difference gets a line of its own, and another person locks it.
#include <algorithm>

#include "checks.h"
#include "city.h"

namespace yigang::sim {

namespace {

// The same work up to a day, in proportion to the days that are left of a span.
std::vector<ModelSpan> until(const std::vector<ModelSpan>& spans, Date last) {
  std::vector<ModelSpan> kept;
  for (ModelSpan span : spans) {
    if (span.first > last) continue;
    if (span.last > last) {
      const int all = days_between(span.first, span.last) + 1;
      const int left = days_between(span.first, last) + 1;
      span.hours_x10 = span.hours_x10 * left / all;
      span.days_x10 = span.days_x10 * left / all / 5 * 5;
      span.last = last;
    }
    kept.push_back(span);
  }
  return kept;
}

}  // namespace

bool City::correct_line(const ModelPaid& line, const std::vector<ModelSpan>& spans,
                        std::map<SettlementRunId, ModelPaid>& runs) {
  const ModelPlacement& one = state_.model.placements.at(line.placement);
  usecase::CorrectLine wanted{line.line, {}, "更正"};
  for (const ModelSpan& span : spans)
    wanted.spans.push_back({span.first, span.last, Hours(span.hours_x10), WorkDays(span.days_x10)});
  const ModelLine due = state_.model.settle_one(one, line.month, &spans);
  const std::int64_t difference = due.amount - state_.model.locked_for(one.id, line.month);
  if (due.status == "problem") return false;
  if (difference == 0) {
    world_.must_not(county(line.unit, 2), wanted, "nothing_to_correct");
    return false;
  }
  const auto made = world_.must(county(line.unit, 2), wanted);
  world_.tally.check("the model agrees on a correction");
  if (made.amount_fen.value() != difference)
    violated("the model agrees",
             fmt::format("correction of line {}: {} fen, the model {}", to_text(line.line),
                         made.amount_fen.value(), difference));
  runs[made.run] = line;
  return true;
}

bool City::lock_correction(SettlementRunId id, const ModelPaid& like) {
  const UnitCode unit = like.unit;
  std::int64_t version = 0;
  world_.each("SELECT version FROM settlement_run WHERE unit = ?1 AND id = ?2",
              store::args(unit, id),
              [&](const store::Row& row) { version = row.get<std::int64_t>(0); });
  if (world_.faulty() && world_.dice.one_in(8)) {
    world_.must(county(unit, 2), usecase::WithdrawCorrections{id, version, "撤回"});
    return true;
  }
  world_.must_not(county(unit, 2), usecase::LockSettlement{id, version, true},
                  "same_person_two_steps");
  const usecase::LockSettlement wanted{id, version, true};
  const auto lock = world_.run(county(unit, 3), wanted);
  if (!lock && lock.error().code == "facts_moved") {
    world_.must(county(unit, 2), usecase::WithdrawCorrections{id, version, "事实已变"});
    return false;
  }
  const usecase::RunSummary locked = lock ? *lock : world_.must(county(unit, 3), wanted);
  bool pays = false;
  world_.each(
      "SELECT id, placement_id, amount_fen, province_fen, city_fen, county_fen, social_fen, "
      "original_fen, side, days_x10 FROM settlement_line WHERE unit = ?1 AND run_id = ?2 ORDER BY "
      "line_no",
      store::args(unit, id), [&](const store::Row& row) {
        ModelPaid line = like;
        line.run = id;
        line.correction = true;
        line.given_up = false;
        line.line = row.get<SettlementLineId>(0);
        line.placement = row.get<PlacementId>(1);
        line.person = state_.model.placements.at(line.placement).person;
        line.status = "payable";
        line.side = row.get<Side>(8);
        line.days_x10 = row.get<std::int64_t>(9);
        line.amount = row.get<std::int64_t>(2);
        line.parts = {row.get<std::int64_t>(3), row.get<std::int64_t>(4), row.get<std::int64_t>(5),
                      row.get<std::int64_t>(6), row.get<std::int64_t>(7)};
        pays = pays || line.amount > 0;
        state_.model.paid.push_back(line);
      });
  state_.sealed[to_text(id)] = Checks(*this).hash_of(id);
  if (pays) make_file(unit, locked);
  return true;
}

// A month that was recovered in full moves what was computed of the months after it: those are
// withdrawn and made once more.
void City::correct(bool also_at_random) {
  for (int round = 0; !correct_once(also_at_random && round == 0); ++round)
    if (round > 20) violated("11 nothing is stuck", "corrections whose facts move for ever");
  make_late_files();
}

bool City::correct_once(bool also_at_random) {
  std::map<SettlementRunId, ModelPaid> runs;
  // The model knows what is locked: of two posts of a person's month one is corrected at a time.
  std::set<std::pair<int, Month>> made;
  bool all = true;
  const auto correct_in_turn = [&](const ModelPaid& line, const std::vector<ModelSpan>& spans) {
    const std::pair month{state_.model.whole(line.person), line.month};
    if (made.contains(month))
      all = false;
    else if (correct_line(line, spans, runs) && line.side == Side::urban)
      made.insert(month);
  };
  for (const ModelPaid& line : std::vector<ModelPaid>(state_.model.paid)) {
    if (line.correction || line.status != "payable") continue;
    if (state_.model.locked_for(line.placement, line.month) == 0) continue;
    const ModelPlacement& one = state_.model.placements.at(line.placement);
    const std::vector<ModelSpan> spans = one.work.at(line.month);
    const std::optional<Date> last = state_.model.last_day(one);
    const bool over = last && std::ranges::any_of(spans, [&](const ModelSpan& span) {
                        return span.last > *last && span.hours_x10 + span.days_x10 > 0;
                      });
    if (over) {
      const std::vector<ModelSpan> left = until(spans, *last);
      if (state_.model.settle_one(one, line.month, &left).amount !=
          state_.model.locked_for(one.id, line.month))
        correct_in_turn(line, left);
    } else if (also_at_random && world_.faulty() && world_.dice.one_in(400)) {
      std::vector<ModelSpan> fewer = spans;
      fewer.front().hours_x10 /= 2;
      fewer.front().days_x10 = fewer.front().days_x10 / 10 * 5;
      correct_in_turn(line, fewer);
    }
  }
  for (const auto& [id, like] : runs) all = lock_correction(id, like) && all;
  return all;
}

}  // namespace yigang::sim

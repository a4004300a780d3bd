// 1, 2: money by SQL of its own and by the model.
#include <algorithm>

#include "checks.h"

namespace yigang::sim {

void Checks::money() {
  none("1 money identity: lines",
       "SELECT id FROM settlement_line WHERE amount_fen <> province_fen + city_fen + county_fen + "
       "social_fen + original_fen AND status = 'payable' ORDER BY id");
  none("1 money identity: sides",
       "SELECT id FROM settlement_line WHERE (side = 'urban' AND (province_fen <> 0 OR city_fen <> "
       "0 OR county_fen <> 0 OR social_fen <> 0)) OR (side = 'rural' AND original_fen <> 0) ORDER "
       "BY id");
  for (const char* const name : {"total", "province", "city", "county", "social", "original"}) {
    const std::string part = name;
    const std::string column = part == "total" ? "amount" : part;
    none("1 money identity: runs, " + part,
         "SELECT r.id FROM settlement_run r WHERE r.state = 'locked' AND r." + part +
             "_fen <> (SELECT COALESCE(SUM(l." + column +
             "_fen), 0) FROM settlement_line l WHERE l.unit = r.unit AND l.run_id = r.id) ORDER BY "
             "r.id");
  }
  none("1 money identity: batches",
       "SELECT b.id FROM payment_batch b WHERE b.total_fen <> (SELECT COALESCE(SUM(y.amount_fen), "
       "0) FROM payment_line y WHERE y.unit = b.unit AND y.batch_id = b.id) ORDER BY b.id");
  none("1 money identity: a payment is its line's",
       "SELECT y.id FROM payment_line y JOIN settlement_line l ON l.unit = y.unit AND l.id = "
       "y.settlement_line_id WHERE y.amount_fen > l.amount_fen ORDER BY y.id");
  // What the city's book says was locked is what is stored.
  std::int64_t sum = 0;
  for (const ModelPaid& line : state_.model.paid) sum += line.amount;
  world_.tally.check("1 money identity: the city");
  const std::int64_t stored = world_.count(
      "SELECT CAST(COALESCE(SUM(total_fen), 0) AS BIGINT) FROM settlement_run WHERE state = "
      "'locked'");
  if (sum != stored)
    world_.complain("1 money identity: the city", fmt::format("{} fen, the model {}", stored, sum));
}

// A correction is shared as its month was: no part off by more than a fen.
void Checks::arrears() {
  for (const ModelPaid& line : state_.model.paid) {
    if (!line.correction || line.side == Side::urban) continue;
    ModelParts month;
    for (const ModelPaid& other : state_.model.paid) {
      if (&other == &line) break;  // what was locked by then
      if (other.unit != line.unit || other.month != line.month || other.correction ||
          other.side == Side::urban)
        continue;
      month.province += other.parts.province;
      month.city += other.parts.city;
      month.county += other.parts.county;
      month.social += other.parts.social;
    }
    if (month.sum() == 0) continue;
    world_.tally.check("1 money identity: a correction by its month's ratio");
    const auto off = [&](std::int64_t part, std::int64_t whole) {
      return std::abs(part - half_away(line.amount * whole, month.sum())) > 2;
    };
    if (line.parts.sum() != line.amount || off(line.parts.province, month.province) ||
        off(line.parts.city, month.city))
      world_.complain(
          "1 money identity: a correction by its month's ratio",
          fmt::format("line {}: {} fen, {} to the province, {} to the city; the month {}, "
                      "{}, {}",
                      to_text(line.line), line.amount, line.parts.province, line.parts.city,
                      month.sum(), month.province, month.city));
  }
}

// 2: nothing after death or exit, once what was told late is corrected.
void Checks::payments_after_the_end(bool corrected) {
  if (!corrected) return;
  for (const ModelPaid& line : state_.model.paid) {
    if (line.correction) continue;
    const ModelPlacement& one = state_.model.placements.at(line.placement);
    const std::optional<Date> last = state_.model.last_day(one);
    if (!last || line.month <= Month::of(*last)) continue;
    world_.tally.check("2 nothing is paid after the end");
    if (state_.model.locked_for(line.placement, line.month) > 0)
      world_.complain(
          "2 nothing is paid after the end",
          fmt::format("placement {} in {}", to_text(line.placement), to_text(line.month)));
  }
}

// 2: months used within the limit, extensions included, as the model counts them.
void Checks::tenure() {
  for (std::size_t i = 0; i < state_.model.persons.size(); ++i) {
    const ModelPerson& one = state_.model.persons[i];
    const int used =
        one.prior_months + static_cast<int>(state_.model.months_paid(static_cast<int>(i)).size());
    world_.tally.check("2 months used within the limit");
    const int limit = one.under_five_years ? 999 : one.extended_until ? 48 : 36;
    if (used > limit)
      world_.complain("2 months used within the limit",
                      fmt::format("person {}: {} months", i, used));
  }
  // Each month of each person that counts, by the key under which the person is known now.
  std::set<std::string> model;
  std::map<PlacementId, std::string> keys;
  world_.each(
      "SELECT id, CAST(person_key AS TEXT) FROM placement ORDER BY id", {},
      [&](const store::Row& row) { keys[row.get<PlacementId>(0)] = row.get<std::string>(1); });
  for (const auto& [id, one] : state_.model.placements)
    for (const Month month : state_.model.months_paid(one.person))
      model.insert(keys[id] + " " + to_text(month));
  std::set<std::string> stored;
  world_.each(
      "SELECT CAST(person_key AS TEXT), month FROM paid_month WHERE given_back = 0 ORDER BY "
      "person_key, month",
      {}, [&](const store::Row& row) {
        stored.insert(row.get<std::string>(0) + " " + to_text(row.get<Month>(1)));
      });
  world_.tally.check("2 months used are the model's");
  for (const std::string& one : stored)
    if (!model.contains(one))
      world_.complain("2 months used are the model's", one + " is too many");
  for (const std::string& one : model)
    if (!stored.contains(one))
      world_.complain("2 months used are the model's", one + " is missing");
}

}  // namespace yigang::sim

// Faults 13 and 14: an older backup is put back, and rows are edited behind the program's back.
#include <array>

#include "city.h"
#include "usecase/journal.h"
#include "usecase/ledger_proof.h"

namespace yigang::sim {

namespace {

struct Tampering {
  std::string_view name;
  std::string_view find;    // one row: its unit, its id and the value that is changed
  std::string_view change;  // ?1 the new value, ?2 unit, ?3 id
};

constexpr std::array<Tampering, 6> kTamperings{{
    {"an amount of a locked line",
     "SELECT l.unit, l.id, l.amount_fen FROM settlement_line l JOIN settlement_run r ON r.unit = "
     "l.unit AND r.id = l.run_id WHERE r.state = 'locked' AND l.amount_fen > 0 ORDER BY l.id",
     "UPDATE settlement_line SET amount_fen = ?1, county_fen = county_fen + CASE WHEN side = "
     "'rural' "
     "THEN ?1 - amount_fen ELSE 0 END, original_fen = original_fen + CASE WHEN side = 'urban' THEN "
     "?1 - amount_fen ELSE 0 END WHERE unit = ?2 AND id = ?3"},
    {"the sum of a locked run",
     "SELECT unit, id, total_fen FROM settlement_run WHERE state = 'locked' ORDER BY id",
     "UPDATE settlement_run SET total_fen = ?1, county_fen = county_fen + ?1 - total_fen WHERE "
     "unit = "
     "?2 AND id = ?3"},
    {"the amount of a payment",
     "SELECT unit, id, amount_fen FROM payment_line WHERE state = 'paid' ORDER BY id",
     "UPDATE payment_line SET amount_fen = ?1 WHERE unit = ?2 AND id = ?3"},
    {"the account of a payment",
     "SELECT unit, id, account_id FROM payment_line WHERE state = 'paid' ORDER BY id",
     "UPDATE payment_line SET account_id = ?1 WHERE unit = ?2 AND id = ?3"},
    {"who locked",
     "SELECT unit, id, locked_by FROM settlement_run WHERE state = 'locked' ORDER BY id",
     "UPDATE settlement_run SET locked_by = ?1 WHERE unit = ?2 AND id = ?3"},
    {"the time of a journal entry",
     "SELECT unit, sequence, at FROM journal_entry ORDER BY unit, sequence",
     "UPDATE journal_entry SET at = ?1 WHERE unit = ?2 AND sequence = ?3"},
}};

}  // namespace

// The row is put right again after the proof has reported it.
void City::tamper() {
  const Tampering& one = kTamperings[static_cast<std::size_t>(
      world_.dice.below(static_cast<int>(kTamperings.size())))];
  std::vector<store::Row> rows;
  world_.each(one.find, {}, [&](const store::Row& row) { rows.push_back(row); });
  if (rows.empty()) return;
  const store::Row& row = world_.dice.pick(rows);
  const auto put = [&](std::int64_t value) {
    const auto done = world_.database().migrate_write(
        [&](store::Writer& tx) -> Result<> {
          TRY_VOID(tx.execute(
              one.change, store::args(value, row.get<std::int64_t>(0), row.get<std::int64_t>(1))));
          return {};
        },
        false);
    if (!done)
      violated("the world stands", fmt::format("tampering: {}: {}", one.name, done.error().code));
  };
  const std::int64_t before = row.get<std::int64_t>(2);
  world_.tally.fault("14 tampering: " + std::string(one.name));
  std::int64_t other = before + 1;
  // The engine's keys ask for an account that there is.
  if (one.name == "the account of a payment")
    other = world_.count("SELECT MIN(id) FROM bank_account WHERE unit = ?1 AND id <> ?2",
                         store::args(row.get<std::int64_t>(0), before));
  put(other);
  const auto reports = usecase::verify_journals(world_.database(), &world_.keys());
  bool found = false;
  if (reports)
    for (const usecase::JournalReport& report : *reports) found = found || !report.whole();
  put(before);
  world_.tally.check("9 tampering is reported");
  if (!found)
    violated("9 tampering is reported",
             fmt::format("{} {}", one.name, to_text(Id<struct AnyTag>(row.get<std::int64_t>(1)))));
}

// What was done after the copy is gone with it, from the books and from everybody's memory.
void City::restore(Month month) {
  if (settings_.engine != store::Engine::sqlite || !world_.dice.one_in(4)) return;
  world_.tally.fault("13 an older backup is put back");
  const std::string copy = world_.back_up();
  const State remembered = state_;
  learn_of_deaths(3);
  figures(month);
  correct(true);
  world_.put_back(copy);
  state_ = remembered;
  ++state_.restores;
  state_.restored_on = world_.today();
}

}  // namespace yigang::sim

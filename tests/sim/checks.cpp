#include "checks.h"

#include <algorithm>

#include "usecase/explain_line.h"
#include "usecase/journal.h"
#include "usecase/ledger_proof.h"

namespace yigang::sim {

void Checks::none(const std::string& invariant, const std::string& sql) {
  world_.tally.check(invariant);
  world_.each(sql, {}, [&](const store::Row& row) {
    world_.complain(invariant, fmt::format("row {} of: {}", row.get<std::int64_t>(0), sql));
  });
}

std::string Checks::hash_of(SettlementRunId run) const {
  std::string text;
  const auto take = [&](const store::Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i)
      text += row.get<std::optional<std::string>>(i).value_or("-") + "|";
    text += "\n";
  };
  world_.each(
      "SELECT CAST(id AS TEXT), CAST(line_no AS TEXT), CAST(placement_id AS TEXT), CAST(month AS "
      "TEXT), status, kind, CAST(amount_fen AS TEXT), CAST(province_fen AS TEXT), CAST(city_fen AS "
      "TEXT), CAST(county_fen AS TEXT), CAST(social_fen AS TEXT), CAST(original_fen AS TEXT), "
      "CAST(months_used AS TEXT), reason, basis FROM settlement_line WHERE run_id = ?1 ORDER BY "
      "line_no",
      store::args(run), take);
  world_.each(
      "SELECT CAST(month AS TEXT), kind, state, law_digest, input_digest, CAST(total_fen AS TEXT), "
      "CAST(province_fen AS TEXT), CAST(city_fen AS TEXT), CAST(county_fen AS TEXT), CAST(run_by "
      "AS TEXT), CAST(locked_by AS TEXT) FROM settlement_run WHERE id = ?1 ORDER BY id",
      store::args(run), take);
  const crypto::Digest digest = crypto::sm3(text);
  return to_hex(Bytes(digest.begin(), digest.end()));
}

// 5: what was locked is as it was, whatever was recorded, decided or corrected since.
void Checks::sealed() {
  for (const auto& [run, hash] : state_.sealed) {
    world_.tally.check("5 locked months unchanged");
    if (hash_of(SettlementRunId(std::stoll(run))) != hash)
      world_.complain("5 locked months unchanged", "run " + run);
  }
}

// 5: each line once more from its basis under the law of its own day.
void Checks::explained(Month month) {
  for (const ModelPaid& line : state_.model.paid) {
    if (line.month != month.plus(-1) && !world_.dice.one_in(60)) continue;
    world_.tally.check("5 recomputed under the stored law");
    const auto trace =
        world_.database().read_value<usecase::StoredTrace>([&](store::Reader& reader) {
          return usecase::explain_line(reader, world_.desk().law, line.unit, line.line);
        });
    if (!trace)
      world_.complain("5 recomputed under the stored law",
                      fmt::format("line {}: {}", to_text(line.line), trace.error().code));
  }
}

// 7: the journal is whole, and the money is what it says.
void Checks::journal() {
  world_.tally.check("7 journal verify");
  const auto reports = usecase::verify_journals(world_.database(), &world_.keys());
  if (!reports) violated("7 journal verify", reports.error().code);
  for (const usecase::JournalReport& report : *reports) {
    if (report.whole()) continue;
    std::string faults = report.first_bad ? fmt::format("entry {}", *report.first_bad) : "";
    for (const Problem& fault : report.faults) {
      faults += " " + fault.code;
      for (const auto& [name, value] : fault.params) faults += " " + name + "=" + value;
    }
    world_.complain("7 journal verify", to_text(report.unit) + ":" + faults);
  }
}

// 2, 3: one person, one post, one month.
void Checks::persons() {
  none("3 no two posts on one day",
       "SELECT a.id FROM placement a JOIN placement b ON b.person_key = a.person_key AND b.id > "
       "a.id "
       "AND a.started_on <= COALESCE(b.ended_on, '9999-12-31') AND b.started_on <= "
       "COALESCE(a.ended_on, "
       "'9999-12-31') ORDER BY a.id");
  none("2 no person-month settled twice",
       "SELECT l.placement_id FROM settlement_line l JOIN settlement_run r ON r.unit = l.unit AND "
       "r.id = l.run_id WHERE r.state = 'locked' AND l.kind = 'pay' AND l.status IN ('payable', "
       "'nothing', 'tenure_over') GROUP BY l.placement_id, l.month HAVING COUNT(*) > 1 ORDER BY "
       "l.placement_id");
  none("2 no person-month paid by two units",
       "SELECT s.person_key FROM (SELECT p.person_key AS person_key, l.month AS month, l.unit AS "
       "unit FROM settlement_line l JOIN settlement_run r ON r.unit = l.unit AND r.id = l.run_id "
       "JOIN placement p ON p.unit = l.unit AND p.id = l.placement_id WHERE r.state = 'locked' "
       "GROUP BY p.person_key, l.month, l.unit HAVING SUM(l.amount_fen) > 0) s GROUP BY "
       "s.person_key, s.month HAVING COUNT(*) > 1 ORDER BY s.person_key");
  none("2 no placement month below zero",
       "SELECT l.placement_id FROM settlement_line l JOIN settlement_run r ON r.unit = l.unit AND "
       "r.id = l.run_id WHERE r.state = 'locked' GROUP BY l.placement_id, l.month HAVING "
       "SUM(l.amount_fen) < 0 ORDER BY l.placement_id");
  none("2 a line is paid once",
       "SELECT settlement_line_id FROM payment_line WHERE state IN ('pending', 'sent', 'paid', "
       "'returned', 'given_up') GROUP BY settlement_line_id HAVING COUNT(*) > 1 ORDER BY "
       "settlement_line_id");
  none(
      "2 no more is paid than is due",
      "SELECT s.line FROM (SELECT COALESCE(l.corrects_line_id, l.id) AS line, "
      "SUM(y.amount_fen) AS fen FROM payment_line y JOIN settlement_line l ON l.unit = y.unit AND "
      "l.id = y.settlement_line_id WHERE y.state IN ('pending', 'sent') GROUP BY "
      "COALESCE(l.corrects_line_id, l.id)) s JOIN settlement_line f ON f.id = s.line WHERE s.fen > "
      "(SELECT COALESCE(SUM(c.amount_fen), 0) FROM settlement_line c JOIN settlement_run r ON "
      "r.unit = c.unit AND r.id = c.run_id WHERE r.state = 'locked' AND c.amount_fen > 0 AND "
      "(c.id = s.line OR c.corrects_line_id = s.line)) ORDER BY s.line");
}

// 3: no more than the plan, one person a post.
void Checks::posts() {
  none("3 one person a post",
       "SELECT post_id FROM placement WHERE state <> 'ended' GROUP BY post_id HAVING COUNT(*) > 1 "
       "ORDER BY post_id");
  none("3 filled is no more than the plan",
       "SELECT o.unit FROM post o WHERE o.created_on IS NOT NULL AND o.state <> 'abolished' GROUP "
       "BY o.unit, o.side, o.year HAVING COUNT(*) > (SELECT MAX(a.posts) FROM plan_allocation a "
       "JOIN plan n ON n.id = a.plan_id WHERE a.unit = o.unit AND a.side = o.side AND n.year = "
       "o.year) ORDER BY o.unit");
  none("3 a filled post has its person",
       "SELECT o.id FROM post o WHERE o.state = 'filled' AND NOT EXISTS (SELECT 1 FROM placement p "
       "WHERE p.unit = o.unit AND p.post_id = o.id AND p.state <> 'ended') ORDER BY o.id");
}

// 8: whoever enters neither approves nor locks.
void Checks::duties() {
  none("8 who applies does not approve",
       "SELECT a.id FROM application a JOIN approval v ON v.unit = a.unit AND v.application_id = "
       "a.id WHERE v.decided_by = a.entered_by ORDER BY a.id");
  none("8 who runs does not lock",
       "SELECT id FROM settlement_run WHERE locked_by = run_by ORDER BY id");
  none("8 who releases did nothing before",
       "SELECT b.id FROM payment_batch b JOIN settlement_run r ON r.unit = b.unit AND r.id = "
       "b.run_id WHERE b.released_by IN (b.made_by, r.run_by, r.locked_by) ORDER BY b.id");
  none("8 who enters attendance does not lock",
       "SELECT l.id FROM settlement_line l JOIN settlement_run r ON r.unit = l.unit AND r.id = "
       "l.run_id JOIN attendance a ON a.unit = l.unit AND a.placement_id = l.placement_id AND "
       "a.month = l.month WHERE r.state = 'locked' AND r.locked_by = a.entered_by ORDER BY l.id");
  none("8 two persons for an account",
       "SELECT id FROM bank_account WHERE confirmed_by = asked_by ORDER BY id");
  none("8 two persons for a hold", "SELECT id FROM hold WHERE released_by = placed_by ORDER BY id");
  none("8 two persons for old months",
       "SELECT id FROM prior_months WHERE confirmed_by = entered_by ORDER BY id");
  none("8 two persons for an extension",
       "SELECT id FROM extension WHERE approved_by = entered_by ORDER BY id");
  none("8 two persons for a rate",
       "SELECT id FROM pay_standard_entry WHERE state = 'confirmed' AND decided_by = entered_by "
       "ORDER BY id");
  none("8 two persons give up",
       "SELECT id FROM payment_give_up WHERE confirmed_by = asked_by ORDER BY id");
}

void Checks::month(Month month) {
  money();
  arrears();
  persons();
  posts();
  duties();
  tenure();
  sealed();
  explained(month);
  journal();
}

// 11: after a month in which nothing went wrong.
void Checks::nothing_stuck() {
  payments_after_the_end(true);
  none("11 nothing is stuck: open runs",
       "SELECT id FROM settlement_run WHERE state IN ('running', 'computed') ORDER BY id");
  none("11 nothing is stuck: files",
       "SELECT id FROM payment_batch WHERE state IN ('made', 'released', 'sent') ORDER BY id");
  none("11 nothing is stuck: payments",
       "SELECT id FROM payment_line WHERE state IN ('pending', 'sent') ORDER BY id");
  none("11 nothing is stuck: merges",
       "SELECT id FROM person_merge WHERE confirmed_by IS NULL ORDER BY id");
  none("11 nothing is stuck: exit reports",
       "SELECT id FROM exit_report WHERE state = 'asked' ORDER BY id");
  none("11 nothing is stuck: positive lines without a payment",
       "SELECT l.id FROM settlement_line l JOIN settlement_run r ON r.unit = l.unit AND r.id = "
       "l.run_id WHERE r.state = 'locked' AND l.kind = 'pay' AND l.status = 'payable' AND "
       "l.amount_fen > 0 AND NOT EXISTS (SELECT 1 FROM settlement_line c WHERE c.unit = l.unit AND "
       "c.corrects_line_id = l.id) AND NOT EXISTS (SELECT 1 FROM payment_line y WHERE y.unit = "
       "l.unit AND y.settlement_line_id = l.id AND y.state IN ('paid', 'given_up', 'returned')) "
       "ORDER BY l.id");
}

}  // namespace yigang::sim

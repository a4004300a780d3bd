// What a month is worth to a person by its locked lines: the one rule by which a month counts in
// the tenure (policy-rules.md "Tenure") and by which the record of paid months is proved. A settled
// line and its corrections stand for one debt; what came back and was given up by two persons is no
// part of it any more, unless a correction has taken it already. Text of a query; it costs nothing.
#pragma once

#include <string>
#include <string_view>

namespace yigang::store {

// A query of person_key, month and net over the unit ?1, without an order. `which` narrows the
// lines `l` of the placements `p`, " AND l.month = ?2". The persons are those of the placements:
// who stood under two numbers when it was paid is one by now.
[[nodiscard]] inline std::string month_worth(std::string_view which = {}) {
  return "SELECT d.person_key AS person_key, d.month AS month, SUM(d.owed - CASE WHEN d.loose <= 0 "
         "THEN 0 WHEN d.given_up < d.loose THEN d.given_up ELSE d.loose END) AS net FROM (SELECT "
         "p.person_key AS person_key, l.month AS month, SUM(l.amount_fen) AS owed, "
         "SUM(COALESCE(g.amount_fen, 0)) AS given_up, SUM(CASE WHEN g.id IS NOT NULL OR "
         "l.amount_fen < 0 THEN l.amount_fen ELSE 0 END) AS loose FROM settlement_run r JOIN "
         "settlement_line l ON l.unit = r.unit AND l.run_id = r.id JOIN placement p ON p.unit = "
         "l.unit AND p.id = l.placement_id LEFT JOIN payment_line g ON g.unit = l.unit AND "
         "g.settlement_line_id = l.id AND g.state = 'given_up' WHERE r.unit = ?1 AND r.state = "
         "'locked'" +
         std::string(which) +
         " GROUP BY p.person_key, l.month, COALESCE(l.corrects_line_id, l.id)) d GROUP BY "
         "d.person_key, d.month";
}

}  // namespace yigang::store

-- A month whose returned pay was given up no longer counts in the tenure (policy-rules.md "Tenure"); month_worth.h looks for these lines.
CREATE INDEX payment_line_given_up ON payment_line (unit, settlement_line_id) WHERE state = 'given_up';
-- What was given up before this was known is made good: nothing of the month is left to the person.
UPDATE paid_month SET given_back = 1 WHERE given_back = 0 AND (unit, person_key, month) IN (
  SELECT d.unit, d.person_key, d.month FROM (
    SELECT l.unit AS unit, p.person_key AS person_key, l.month AS month, SUM(l.amount_fen) AS owed,
      SUM(COALESCE(g.amount_fen, 0)) AS given_up,
      SUM(CASE WHEN g.id IS NOT NULL OR l.amount_fen < 0 THEN l.amount_fen ELSE 0 END) AS loose
    FROM settlement_run r
    JOIN settlement_line l ON l.unit = r.unit AND l.run_id = r.id
    JOIN placement p ON p.unit = l.unit AND p.id = l.placement_id
    LEFT JOIN payment_line g ON g.unit = l.unit AND g.settlement_line_id = l.id AND g.state = 'given_up'
    WHERE r.state = 'locked' AND p.person_key IN (
      SELECT q.person_key FROM payment_line y JOIN placement q ON q.unit = y.unit AND q.id = y.placement_id
      WHERE y.state = 'given_up')
    GROUP BY l.unit, p.person_key, l.month, COALESCE(l.corrects_line_id, l.id)) d
  GROUP BY d.unit, d.person_key, d.month
  HAVING SUM(d.owed - CASE WHEN d.loose <= 0 THEN 0 WHEN d.given_up < d.loose THEN d.given_up ELSE d.loose END) <= 0
    AND SUM(d.given_up) > 0);

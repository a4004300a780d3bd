-- foreign_keys: off
-- SQLite changes no constraint of a table that stands: it is made anew and filled from the old one.
CREATE TABLE settlement_line_anew (
  unit INTEGER NOT NULL,
  id INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  line_no INTEGER NOT NULL,
  placement_id INTEGER NOT NULL,
  placement_number INTEGER NOT NULL,
  person_key INTEGER NOT NULL,
  month TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('rural', 'urban')),
  town INTEGER NOT NULL,
  village INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('pay', 'correction')),
  status TEXT NOT NULL CHECK (status IN ('payable', 'nothing', 'tenure_over', 'held', 'waiting', 'problem')),
  problem TEXT CHECK (problem IN ('no_rate', 'needs_split', 'below_floor', 'overtime_unconfirmed', 'no_attendance',
    'no_account', 'no_scheduled_days', 'category_missing', 'span_on_paused_day')),
  hours_x10 INTEGER NOT NULL,
  days_x10 INTEGER NOT NULL,
  rate_fen INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL,
  missing_fen INTEGER NOT NULL CHECK (missing_fen >= 0),
  province_fen INTEGER NOT NULL,
  city_fen INTEGER NOT NULL,
  county_fen INTEGER NOT NULL,
  social_fen INTEGER NOT NULL,
  original_fen INTEGER NOT NULL,
  months_used INTEGER NOT NULL,
  last_payable_month TEXT,
  corrects_line_id INTEGER,
  reason TEXT NOT NULL,
  PRIMARY KEY (unit, id),
  UNIQUE (unit, run_id, line_no),
  FOREIGN KEY (unit, run_id) REFERENCES settlement_run (unit, id),
  FOREIGN KEY (unit, placement_id) REFERENCES placement (unit, id),
  FOREIGN KEY (unit, corrects_line_id) REFERENCES settlement_line (unit, id),
  CHECK (amount_fen = province_fen + city_fen + county_fen + social_fen + original_fen),
  CHECK (kind = 'correction' OR amount_fen >= 0),
  CHECK ((kind = 'correction') = (corrects_line_id IS NOT NULL)),
  CHECK (side = 'rural' OR (province_fen = 0 AND city_fen = 0 AND county_fen = 0 AND social_fen = 0)),
  CHECK (side = 'urban' OR original_fen = 0)
) STRICT;
INSERT INTO settlement_line_anew (
  unit, id, run_id, line_no, placement_id, placement_number, person_key, month, side, town, village,
  kind, status, problem, hours_x10, days_x10, rate_fen, amount_fen, missing_fen, province_fen,
  city_fen, county_fen, social_fen, original_fen, months_used, last_payable_month, corrects_line_id,
  reason)
SELECT
  unit, id, run_id, line_no, placement_id, placement_number, person_key, month, side, town, village,
  kind, status, problem, hours_x10, days_x10, rate_fen, amount_fen, missing_fen, province_fen,
  city_fen, county_fen, social_fen, original_fen, months_used, last_payable_month, corrects_line_id,
  reason
FROM settlement_line;
DROP TABLE settlement_line;
ALTER TABLE settlement_line_anew RENAME TO settlement_line;
CREATE INDEX settlement_line_by_placement ON settlement_line (unit, placement_id, month);
CREATE INDEX settlement_line_by_corrected ON settlement_line (unit, corrects_line_id)
  WHERE corrects_line_id IS NOT NULL;

-- unit: whose turn it is to decide about the unit; a transaction holds the row to its end (engines.md §1 rules 9 and 10).
-- Nothing refers to it, so that only who decides waits.
CREATE TABLE unit_turn (
  unit @INT@ NOT NULL PRIMARY KEY
) @STRICT@;
INSERT INTO unit_turn (unit) SELECT unit FROM programme_unit;

-- A row may wait for one month and not for those that follow it (LZ-2022-4 二(四); docs/decisions/0013).
ALTER TABLE hold ADD COLUMN until_month @TEXT@ CHECK (until_month >= from_month);

-- A month that another unit has paid stops its row before the lock (LZ-2022-4 二(四)). SQLite changes no constraint, but
-- this one belongs to its column alone: a new column takes the old one's place, on both engines the same one.
ALTER TABLE settlement_line ADD COLUMN problem_anew @TEXT@ CONSTRAINT settlement_line_problem_known
  CHECK (problem_anew IN ('no_rate', 'needs_split', 'below_floor', 'overtime_unconfirmed', 'no_attendance', 'no_account',
    'no_scheduled_days', 'category_missing', 'span_on_paused_day', 'paid_elsewhere'));
UPDATE settlement_line SET problem_anew = problem WHERE problem IS NOT NULL;
ALTER TABLE settlement_line DROP COLUMN problem;
ALTER TABLE settlement_line RENAME COLUMN problem_anew TO problem;

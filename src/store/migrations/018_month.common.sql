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

-- A file that was not released may be withdrawn; its rows free the lines for another file. As above, a new column takes
-- the place of one whose words change.
ALTER TABLE payment_batch ADD COLUMN state_anew @TEXT@ NOT NULL DEFAULT 'made' CONSTRAINT payment_batch_state_known
  CHECK (state_anew IN ('made', 'withdrawn', 'released', 'sent', 'answered'));
UPDATE payment_batch SET state_anew = state;
ALTER TABLE payment_batch DROP COLUMN state;
ALTER TABLE payment_batch RENAME COLUMN state_anew TO state;
ALTER TABLE payment_batch ADD COLUMN withdrawn_by @INT@;
ALTER TABLE payment_batch ADD COLUMN withdrawn_on @TEXT@;

DROP INDEX payment_line_live;
DROP INDEX payment_line_reissue;
ALTER TABLE payment_line ADD COLUMN state_anew @TEXT@ NOT NULL DEFAULT 'pending' CONSTRAINT payment_line_state_known
  CHECK (state_anew IN ('pending', 'withdrawn', 'sent', 'paid', 'returned', 'reissued', 'given_up'));
UPDATE payment_line SET state_anew = state;
ALTER TABLE payment_line DROP COLUMN state;
ALTER TABLE payment_line RENAME COLUMN state_anew TO state;
CREATE UNIQUE INDEX payment_line_live ON payment_line (unit, settlement_line_id)
  WHERE state IN ('pending', 'sent', 'paid', 'returned');
CREATE UNIQUE INDEX payment_line_reissue ON payment_line (unit, reissue_of)
  WHERE reissue_of IS NOT NULL AND state <> 'withdrawn';

-- unit: a returned payment that can never succeed is given up by two persons (P4: it stays in the books)
CREATE TABLE payment_give_up (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  payment_line_id @INT@ NOT NULL,
  reason @TEXT@ NOT NULL CHECK (reason <> ''),
  asked_by @INT@ NOT NULL,
  asked_on @TEXT@ NOT NULL,
  confirmed_by @INT@,
  confirmed_on @TEXT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  UNIQUE (unit, payment_line_id),
  FOREIGN KEY (unit, payment_line_id) REFERENCES payment_line (unit, id),
  CHECK (confirmed_by IS NULL OR confirmed_by <> asked_by)
) @STRICT@;

-- Work on days after a death or an exit is never paid, and stops its row until a person has said which of the two is wrong
-- (LZ-2022-4 二(四)). As in 018, a new column takes the place of one whose words change.
ALTER TABLE settlement_line ADD COLUMN problem_anew @TEXT@ CONSTRAINT settlement_line_problem_words
  CHECK (problem_anew IN ('no_rate', 'needs_split', 'below_floor', 'overtime_unconfirmed', 'no_attendance', 'no_account',
    'no_scheduled_days', 'category_missing', 'span_on_paused_day', 'paid_elsewhere', 'work_after_end'));
UPDATE settlement_line SET problem_anew = problem WHERE problem IS NOT NULL;
ALTER TABLE settlement_line DROP COLUMN problem;
ALTER TABLE settlement_line RENAME COLUMN problem_anew TO problem;

-- unit: after a restore the bank may have had what this database knows nothing of; a second person says of a file that it
-- has not, for the restore of that moment (the setting restored_at)
CREATE TABLE payment_not_at_bank (
  unit @INT@ NOT NULL,
  batch_id @INT@ NOT NULL,
  restored_at @INT@ NOT NULL,
  reason @TEXT@ NOT NULL CHECK (reason <> ''),
  stated_by @INT@ NOT NULL,
  stated_on @TEXT@ NOT NULL,
  PRIMARY KEY (unit, batch_id, restored_at),
  FOREIGN KEY (unit, batch_id) REFERENCES payment_batch (unit, id)
) @STRICT@;

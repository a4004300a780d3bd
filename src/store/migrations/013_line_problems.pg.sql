-- What only a person can settle before a line is paid (LZ-2022-4 二(四)).
ALTER TABLE settlement_line DROP CONSTRAINT settlement_line_problem_check;
ALTER TABLE settlement_line ADD CONSTRAINT settlement_line_problem_check CHECK (problem IN ('no_rate', 'needs_split',
  'below_floor', 'overtime_unconfirmed', 'no_attendance', 'no_account', 'no_scheduled_days', 'category_missing',
  'span_on_paused_day'));

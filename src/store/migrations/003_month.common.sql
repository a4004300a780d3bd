-- Attendance, settlement, lock, payment (LZ-2022-4 二(三)/2–3, 二(四), 三(二)).

-- unit: one sheet a town and month; the town closes it
CREATE TABLE attendance_sheet (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  town @INT@ NOT NULL,
  month @TEXT@ NOT NULL,
  state @TEXT@ NOT NULL CHECK (state IN ('open', 'closed')),
  closed_by @INT@,
  closed_on @TEXT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, month, town),
  CHECK ((state = 'closed') = (closed_by IS NOT NULL))
) @STRICT@;
-- unit: spans of a placement's month; a month's total is one span
CREATE TABLE attendance (
  unit @INT@ NOT NULL,
  placement_id @INT@ NOT NULL,
  month @TEXT@ NOT NULL,
  span_no @INT@ NOT NULL CHECK (span_no >= 1),
  from_day @TEXT@ NOT NULL,
  until_day @TEXT@ NOT NULL,
  hours_x10 @INT@ NOT NULL CHECK (hours_x10 >= 0),
  days_x10 @INT@ NOT NULL CHECK (days_x10 >= 0 AND days_x10 % 5 = 0),
  leave_kind @TEXT@ NOT NULL CHECK (leave_kind IN ('none', 'personal', 'sick', 'absent')),
  entered_by @INT@ NOT NULL,
  overtime_confirmed_by @INT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, month, placement_id, span_no),
  FOREIGN KEY (unit, placement_id) REFERENCES placement (unit, id),
  CHECK (until_day >= from_day)
) @STRICT@;
-- unit: urban scheduled days of a host and month
CREATE TABLE scheduled_days (
  unit @INT@ NOT NULL,
  host_id @INT@ NOT NULL,
  month @TEXT@ NOT NULL,
  days_x10 @INT@ NOT NULL CHECK (days_x10 > 0 AND days_x10 <= 310),
  entered_by @INT@ NOT NULL,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, host_id, month),
  FOREIGN KEY (unit, host_id) REFERENCES host (unit, id)
) @STRICT@;
-- unit: a confirmed doubt or an objection holds pay; release pays the arrears
CREATE TABLE hold (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  placement_id @INT@ NOT NULL,
  kind @TEXT@ NOT NULL CHECK (kind IN ('held', 'waiting')),
  from_month @TEXT@ NOT NULL,
  reason @TEXT@ NOT NULL CHECK (reason <> ''),
  placed_by @INT@ NOT NULL,
  released_by @INT@,
  released_on @TEXT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, placement_id) REFERENCES placement (unit, id),
  CHECK (released_by IS NULL OR released_by <> placed_by)
) @STRICT@;
CREATE INDEX hold_by_placement ON hold (unit, placement_id, id);

-- unit: one main run per unit and month; a supplement settles what waited, for its own month; a correction
-- run carries the differences of locked lines. A run that is made again before its lock stays as discarded.
CREATE TABLE settlement_run (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  month @TEXT@ NOT NULL,
  run_no @INT@ NOT NULL CHECK (run_no >= 1),
  kind @TEXT@ NOT NULL CHECK (kind IN ('main', 'supplement', 'correction')),
  state @TEXT@ NOT NULL CHECK (state IN ('running', 'computed', 'locked', 'discarded')),
  law_digest @TEXT@ NOT NULL,
  input_digest @TEXT@ NOT NULL,
  watermark @INT@ NOT NULL,
  line_count @INT@ NOT NULL,
  problem_count @INT@ NOT NULL,
  social_offer_fen @INT@ NOT NULL CHECK (social_offer_fen >= 0),
  total_fen @INT@ NOT NULL,
  province_fen @INT@ NOT NULL,
  city_fen @INT@ NOT NULL,
  county_fen @INT@ NOT NULL,
  social_fen @INT@ NOT NULL,
  original_fen @INT@ NOT NULL,
  root @BLOB@ NOT NULL,
  run_by @INT@ NOT NULL,
  locked_by @INT@,
  locked_on @TEXT@,
  province_zero_confirmed @INT@ NOT NULL CHECK (province_zero_confirmed IN (0, 1)),
  signature @BLOB@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  UNIQUE (unit, month, run_no),
  CHECK ((state = 'locked') = (locked_by IS NOT NULL)),
  CHECK (locked_by IS NULL OR locked_by <> run_by),
  CHECK (total_fen = province_fen + city_fen + county_fen + social_fen + original_fen)
) @STRICT@;
CREATE UNIQUE INDEX settlement_run_open ON settlement_run (unit, month) WHERE state IN ('running', 'computed');
-- unit: towns that are left out of a run, each by two persons
CREATE TABLE settlement_left_out (
  unit @INT@ NOT NULL,
  month @TEXT@ NOT NULL,
  town @INT@ NOT NULL,
  reason @TEXT@ NOT NULL CHECK (reason <> ''),
  asked_by @INT@ NOT NULL,
  decided_by @INT@,
  PRIMARY KEY (unit, month, town),
  CHECK (decided_by IS NULL OR decided_by <> asked_by)
) @STRICT@;
-- unit: a line a placement; corrections name what they correct; append-only
CREATE TABLE settlement_line (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  run_id @INT@ NOT NULL,
  line_no @INT@ NOT NULL,
  placement_id @INT@ NOT NULL,
  placement_number @INT@ NOT NULL,
  person_key @INT@ NOT NULL,
  month @TEXT@ NOT NULL,
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  town @INT@ NOT NULL,
  village @INT@ NOT NULL,
  kind @TEXT@ NOT NULL CHECK (kind IN ('pay', 'correction')),
  status @TEXT@ NOT NULL CHECK (status IN ('payable', 'nothing', 'tenure_over', 'held', 'waiting', 'problem')),
  problem @TEXT@ CHECK (problem IN ('no_rate', 'needs_split', 'below_floor', 'overtime_unconfirmed', 'no_attendance',
    'no_account', 'no_scheduled_days')),
  hours_x10 @INT@ NOT NULL,
  days_x10 @INT@ NOT NULL,
  rate_fen @INT@ NOT NULL,
  amount_fen @INT@ NOT NULL,
  missing_fen @INT@ NOT NULL CHECK (missing_fen >= 0),
  province_fen @INT@ NOT NULL,
  city_fen @INT@ NOT NULL,
  county_fen @INT@ NOT NULL,
  social_fen @INT@ NOT NULL,
  original_fen @INT@ NOT NULL,
  months_used @INT@ NOT NULL,
  last_payable_month @TEXT@,
  corrects_line_id @INT@,
  reason @TEXT@ NOT NULL,
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
) @STRICT@;
CREATE INDEX settlement_line_by_placement ON settlement_line (unit, placement_id, month);

-- reference: nobody is paid twice for a month, and tenure across units
CREATE TABLE paid_month (
  person_key @INT@ NOT NULL,
  month @TEXT@ NOT NULL,
  unit @INT@ NOT NULL,
  line_id @INT@ NOT NULL,
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  given_back @INT@ NOT NULL CHECK (given_back IN (0, 1)),
  PRIMARY KEY (person_key, month)
) @STRICT@;

-- unit: bank account of a person; a change needs a second person and waits for the next run
CREATE TABLE bank_account (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  person_id @INT@ NOT NULL,
  account_sealed @BLOB@ NOT NULL,
  account_index @BLOB@ NOT NULL,
  account_tail @TEXT@ NOT NULL,
  bank @TEXT@ NOT NULL,
  holder_name @TEXT@ NOT NULL,
  state @TEXT@ NOT NULL CHECK (state IN ('asked', 'current', 'replaced')),
  asked_by @INT@ NOT NULL,
  confirmed_by @INT@,
  usable_from_month @TEXT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, person_id) REFERENCES person (unit, id),
  CHECK (confirmed_by IS NULL OR confirmed_by <> asked_by)
) @STRICT@;
CREATE UNIQUE INDEX bank_account_current ON bank_account (unit, person_id) WHERE state = 'current';

-- unit
CREATE TABLE payment_batch (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  number @INT@ NOT NULL,
  run_id @INT@ NOT NULL,
  month @TEXT@ NOT NULL,
  line_count @INT@ NOT NULL CHECK (line_count > 0),
  total_fen @INT@ NOT NULL CHECK (total_fen > 0),
  file_digest @BLOB@ NOT NULL,
  signature @BLOB@ NOT NULL,
  state @TEXT@ NOT NULL CHECK (state IN ('made', 'released', 'sent', 'answered')),
  made_by @INT@ NOT NULL,
  released_by @INT@,
  released_on @TEXT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  UNIQUE (unit, number),
  FOREIGN KEY (unit, run_id) REFERENCES settlement_run (unit, id),
  CHECK (released_by IS NULL OR released_by <> made_by)
) @STRICT@;
-- unit: pending → sent → paid / returned → re-issued; a pending line is resolved once
CREATE TABLE payment_line (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  batch_id @INT@ NOT NULL,
  line_no @INT@ NOT NULL,
  settlement_line_id @INT@ NOT NULL,
  placement_id @INT@ NOT NULL,
  account_id @INT@ NOT NULL,
  amount_fen @INT@ NOT NULL CHECK (amount_fen > 0),
  state @TEXT@ NOT NULL CHECK (state IN ('pending', 'sent', 'paid', 'returned', 'reissued', 'given_up')),
  return_code @TEXT@ NOT NULL,
  return_reason @TEXT@ NOT NULL,
  bank_reference @TEXT@ NOT NULL,
  reissue_of @INT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  UNIQUE (unit, batch_id, line_no),
  FOREIGN KEY (unit, batch_id) REFERENCES payment_batch (unit, id),
  FOREIGN KEY (unit, settlement_line_id) REFERENCES settlement_line (unit, id),
  FOREIGN KEY (unit, account_id) REFERENCES bank_account (unit, id),
  FOREIGN KEY (unit, reissue_of) REFERENCES payment_line (unit, id)
) @STRICT@;
-- One live payment for a settled line: a re-issue is allowed only once the earlier one is closed as re-issued.
CREATE UNIQUE INDEX payment_line_live ON payment_line (unit, settlement_line_id)
  WHERE state IN ('pending', 'sent', 'paid', 'returned');
CREATE UNIQUE INDEX payment_line_reissue ON payment_line (unit, reissue_of) WHERE reissue_of IS NOT NULL;
-- unit: a return file once; the same bytes again change nothing, other bytes are refused
CREATE TABLE bank_return (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  batch_id @INT@ NOT NULL,
  return_no @INT@ NOT NULL,
  file_digest @BLOB@ NOT NULL,
  paid_count @INT@ NOT NULL,
  paid_fen @INT@ NOT NULL,
  returned_count @INT@ NOT NULL,
  returned_fen @INT@ NOT NULL,
  taken_by @INT@ NOT NULL,
  taken_on @TEXT@ NOT NULL,
  PRIMARY KEY (unit, id),
  UNIQUE (unit, batch_id, return_no),
  UNIQUE (unit, file_digest),
  FOREIGN KEY (unit, batch_id) REFERENCES payment_batch (unit, id)
) @STRICT@;

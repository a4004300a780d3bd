-- The house itself: units, organisations, accounts, the journal, idempotency keys, jobs, dated figures.
-- Reference tables carry no unit in their key (a full copy on each node); unit tables begin with it.

-- reference
CREATE TABLE setting (
  name @TEXT@ NOT NULL PRIMARY KEY,
  value @TEXT@ NOT NULL
) @STRICT@;

-- reference: the eleven programme units and the city (ordinal 0), seeded from law/areas
CREATE TABLE programme_unit (
  unit @INT@ NOT NULL PRIMARY KEY,
  ordinal @INT@ NOT NULL UNIQUE CHECK (ordinal BETWEEN 0 AND 255),
  name @TEXT@ NOT NULL
) @STRICT@;

-- reference: numbers are gapless per unit and kind, taken in the transaction that uses them
CREATE TABLE number_counter (
  unit @INT@ NOT NULL,
  kind @TEXT@ NOT NULL,
  last_number @INT@ NOT NULL CHECK (last_number >= 0),
  PRIMARY KEY (unit, kind)
) @STRICT@;

-- reference
CREATE TABLE organisation (
  id @INT@ NOT NULL PRIMARY KEY,
  kind @TEXT@ NOT NULL CHECK (kind IN ('province', 'city', 'unit', 'town', 'village', 'department', 'host', 'agency',
    'finance', 'auditor', 'bank', 'insurer')),
  name @TEXT@ NOT NULL,
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  place @INT@,
  second_factor @TEXT@ NOT NULL CHECK (second_factor IN ('required', 'optional', 'off')),
  version @INT@ NOT NULL CHECK (version >= 1)
) @STRICT@;

-- reference
CREATE TABLE account (
  id @INT@ NOT NULL PRIMARY KEY,
  login @TEXT@ NOT NULL UNIQUE,
  name @TEXT@ NOT NULL,
  organisation_id @INT@ NOT NULL REFERENCES organisation (id),
  person_key @INT@,
  password_hash @TEXT@,
  totp_secret @BLOB@,
  totp_last_step @INT@ NOT NULL,
  failures @INT@ NOT NULL CHECK (failures >= 0),
  locked_until @INT@ NOT NULL,
  expires_on @TEXT@,
  state @TEXT@ NOT NULL CHECK (state IN ('active', 'closed')),
  must_change_password @INT@ NOT NULL CHECK (must_change_password IN (0, 1)),
  version @INT@ NOT NULL CHECK (version >= 1)
) @STRICT@;

-- reference: a grant counts only when a second person confirmed it
CREATE TABLE role_grant (
  id @INT@ NOT NULL PRIMARY KEY,
  account_id @INT@ NOT NULL REFERENCES account (id),
  role @TEXT@ NOT NULL,
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  place @INT@,
  asked_by @INT@ NOT NULL,
  confirmed_by @INT@,
  revoked_by @INT@,
  seal @BLOB@ NOT NULL,
  version @INT@ NOT NULL CHECK (version >= 1),
  CHECK (confirmed_by IS NULL OR confirmed_by <> asked_by)
) @STRICT@;
CREATE INDEX role_grant_by_account ON role_grant (account_id);

-- reference: both tokens are stored as hashes; a row that is gone is a session that ended
CREATE TABLE session (
  token_hash @BLOB@ NOT NULL PRIMARY KEY,
  page_token_hash @BLOB@ NOT NULL,
  account_id @INT@ NOT NULL REFERENCES account (id),
  role_grant_id @INT@ NOT NULL REFERENCES role_grant (id),
  created_at @INT@ NOT NULL,
  seen_at @INT@ NOT NULL,
  stepped_up_at @INT@ NOT NULL,
  second_factor @INT@ NOT NULL CHECK (second_factor IN (0, 1))
) @STRICT@;
CREATE INDEX session_by_account ON session (account_id);

-- reference: dated values of an office, append-only; a value counts when a second person confirmed it
CREATE TABLE office_figure (
  id @INT@ NOT NULL PRIMARY KEY,
  figure @TEXT@ NOT NULL,
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  from_day @TEXT@ NOT NULL,
  until_day @TEXT@,
  value @TEXT@ NOT NULL,
  document @TEXT@ NOT NULL,
  clause @TEXT@ NOT NULL,
  quote @TEXT@ NOT NULL,
  status @TEXT@ NOT NULL CHECK (status IN ('confirmed', 'provisional')),
  known_since @INT@ NOT NULL,
  entered_by @INT@ NOT NULL
) @STRICT@;
CREATE TABLE office_figure_confirmation (
  figure_id @INT@ NOT NULL PRIMARY KEY REFERENCES office_figure (id),
  confirmed_by @INT@ NOT NULL,
  confirmed_at @INT@ NOT NULL
) @STRICT@;

-- unit: one log per unit (the city's under 371500); the head row is locked by each append
CREATE TABLE journal_head (
  unit @INT@ NOT NULL PRIMARY KEY REFERENCES programme_unit (unit),
  size @INT@ NOT NULL CHECK (size >= 0),
  frontier @BLOB@ NOT NULL
) @STRICT@;
CREATE TABLE journal_entry (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  sequence @INT@ NOT NULL CHECK (sequence >= 0),
  at @INT@ NOT NULL,
  actor @INT@ NOT NULL,
  verb @TEXT@ NOT NULL,
  object_table @TEXT@ NOT NULL,
  object_id @INT@ NOT NULL,
  entry @BLOB@ NOT NULL,
  leaf @BLOB@ NOT NULL,
  PRIMARY KEY (unit, sequence)
) @STRICT@;
CREATE INDEX journal_by_object ON journal_entry (unit, object_table, object_id, sequence);
-- Salt and personal data of a commitment: may be erased without touching the tree.
CREATE TABLE journal_opening (
  unit @INT@ NOT NULL,
  sequence @INT@ NOT NULL,
  salt @BLOB@ NOT NULL,
  sealed @BLOB@ NOT NULL,
  PRIMARY KEY (unit, sequence)
) @STRICT@;

-- unit: engines.md §7; the answer is sealed like a field
CREATE TABLE request_key (
  unit @INT@ NOT NULL,
  actor @INT@ NOT NULL,
  request_key @TEXT@ NOT NULL,
  verb @TEXT@ NOT NULL,
  body_hash @BLOB@ NOT NULL,
  answer @BLOB@,
  created_at @INT@ NOT NULL,
  PRIMARY KEY (unit, actor, request_key)
) @STRICT@;

-- unit: every decision and every settled row keeps its explanation
CREATE TABLE explanation (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  kind @TEXT@ NOT NULL,
  subject_id @INT@ NOT NULL,
  day @TEXT@ NOT NULL,
  outcome @TEXT@ NOT NULL,
  headline @TEXT@,
  law_digest @TEXT@ NOT NULL,
  trace @TEXT@ NOT NULL,
  created_at @INT@ NOT NULL,
  PRIMARY KEY (unit, id)
) @STRICT@;
CREATE INDEX explanation_by_subject ON explanation (unit, subject_id, id);

-- reference: long work; a job whose owner stopped renewing its lease is taken over
CREATE TABLE job (
  id @INT@ NOT NULL PRIMARY KEY,
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  kind @TEXT@ NOT NULL,
  argument @TEXT@ NOT NULL,
  account_id @INT@ NOT NULL,
  grant_id @INT@ NOT NULL,
  state @TEXT@ NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done_count @INT@ NOT NULL,
  total_count @INT@ NOT NULL,
  cancel_asked @INT@ NOT NULL CHECK (cancel_asked IN (0, 1)),
  owner @TEXT@,
  lease_until @INT@ NOT NULL,
  result @TEXT@,
  created_at @INT@ NOT NULL,
  updated_at @INT@ NOT NULL,
  version @INT@ NOT NULL
) @STRICT@;
CREATE INDEX job_by_state ON job (state, id);

-- foreign_keys: off
-- SQLite adds no constraint to a table that stands: each is made anew and filled from the old one.

CREATE TABLE approval_anew (
  unit INTEGER NOT NULL,
  id INTEGER NOT NULL,
  application_id INTEGER NOT NULL,
  post_id INTEGER NOT NULL,
  notice_id INTEGER,
  notice_last_day TEXT,
  decided_on TEXT NOT NULL,
  lapses_on TEXT NOT NULL,
  decision_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  decided_by INTEGER NOT NULL,
  signature BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('standing', 'lapsed', 'withdrawn')),
  expansion_id INTEGER,
  after_step_no INTEGER NOT NULL DEFAULT 4 CHECK (after_step_no = 4),
  notice_kind TEXT GENERATED ALWAYS AS (CASE WHEN notice_id IS NULL THEN 'waived' ELSE 'done' END) STORED,
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  FOREIGN KEY (unit, post_id) REFERENCES post (unit, id),
  FOREIGN KEY (unit, notice_id, notice_last_day) REFERENCES notice (unit, id, last_day),
  CHECK (notice_id IS NULL OR decided_on > notice_last_day),
  FOREIGN KEY (unit, application_id, after_step_no, notice_kind)
    REFERENCES application_step (unit, application_id, step_no, kind),
  CHECK ((notice_id IS NULL) = (notice_last_day IS NULL))
) STRICT;
INSERT INTO approval_anew (
  unit, id, application_id, post_id, notice_id, notice_last_day, decided_on, lapses_on, decision_id, reason,
  decided_by, signature, state, expansion_id)
SELECT
  unit, id, application_id, post_id, notice_id, notice_last_day, decided_on, lapses_on, decision_id, reason,
  decided_by, signature, state, expansion_id
FROM approval;
DROP TABLE approval;
ALTER TABLE approval_anew RENAME TO approval;
CREATE UNIQUE INDEX approval_standing ON approval (unit, application_id) WHERE state = 'standing';

CREATE TABLE agreement_anew (
  unit INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  application_id INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  capped INTEGER NOT NULL CHECK (capped IN (0, 1)),
  signed_by INTEGER NOT NULL,
  after_step_no INTEGER NOT NULL DEFAULT 5 CHECK (after_step_no = 5),
  PRIMARY KEY (unit, id),
  UNIQUE (unit, number),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  CHECK (until_day >= from_day),
  FOREIGN KEY (unit, application_id, after_step_no) REFERENCES application_step (unit, application_id, step_no)
) STRICT;
INSERT INTO agreement_anew (
  unit, id, number, application_id, from_day, until_day, signed_on, capped, signed_by)
SELECT
  unit, id, number, application_id, from_day, until_day, signed_on, capped, signed_by
FROM agreement;
DROP TABLE agreement;
ALTER TABLE agreement_anew RENAME TO agreement;
CREATE INDEX agreement_by_application ON agreement (unit, application_id, id);

CREATE TABLE placement_anew (
  unit INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  application_id INTEGER NOT NULL,
  post_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  person_key INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('rural', 'urban')),
  town INTEGER NOT NULL,
  village INTEGER NOT NULL,
  refill INTEGER NOT NULL CHECK (refill IN (0, 1)),
  started_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('on_duty', 'paused', 'ended')),
  ended_on TEXT,
  end_reason TEXT,
  employment_wanted INTEGER CHECK (employment_wanted IN (0, 1)),
  version INTEGER NOT NULL CHECK (version >= 1),
  after_step_no INTEGER NOT NULL DEFAULT 7 CHECK (after_step_no = 7),
  PRIMARY KEY (unit, id),
  UNIQUE (unit, number),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  FOREIGN KEY (unit, post_id) REFERENCES post (unit, id),
  FOREIGN KEY (unit, person_id) REFERENCES person (unit, id),
  CHECK ((state = 'ended') = (ended_on IS NOT NULL)),
  CHECK (ended_on IS NULL OR (ended_on >= started_on AND end_reason IS NOT NULL AND employment_wanted IS NOT NULL)),
  FOREIGN KEY (unit, application_id, after_step_no) REFERENCES application_step (unit, application_id, step_no)
) STRICT;
INSERT INTO placement_anew (
  unit, id, number, application_id, post_id, person_id, person_key, side, town, village, refill, started_on,
  state, ended_on, end_reason, employment_wanted, version)
SELECT
  unit, id, number, application_id, post_id, person_id, person_key, side, town, village, refill, started_on,
  state, ended_on, end_reason, employment_wanted, version
FROM placement;
DROP TABLE placement;
ALTER TABLE placement_anew RENAME TO placement;
CREATE UNIQUE INDEX placement_active_post ON placement (unit, post_id) WHERE state <> 'ended';
CREATE UNIQUE INDEX placement_active_person ON placement (unit, person_key) WHERE state <> 'ended';
CREATE INDEX placement_by_town ON placement (unit, town, state, number);
CREATE INDEX placement_by_person ON placement (unit, person_id, id);
CREATE UNIQUE INDEX placement_by_application ON placement (unit, application_id) WHERE state <> 'ended';

CREATE TABLE payment_batch_anew (
  unit INTEGER NOT NULL,
  id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  run_id INTEGER NOT NULL,
  month TEXT NOT NULL,
  line_count INTEGER NOT NULL CHECK (line_count > 0),
  total_fen INTEGER NOT NULL CHECK (total_fen > 0),
  file_digest BLOB NOT NULL,
  signature BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('made', 'released', 'sent', 'answered')),
  made_by INTEGER NOT NULL,
  released_by INTEGER,
  released_on TEXT,
  version INTEGER NOT NULL CHECK (version >= 1),
  run_state TEXT NOT NULL DEFAULT 'locked' CHECK (run_state = 'locked'),
  PRIMARY KEY (unit, id),
  UNIQUE (unit, number),
  FOREIGN KEY (unit, run_id) REFERENCES settlement_run (unit, id),
  CHECK (released_by IS NULL OR released_by <> made_by),
  FOREIGN KEY (unit, run_id, run_state) REFERENCES settlement_run (unit, id, state)
) STRICT;
INSERT INTO payment_batch_anew (
  unit, id, number, run_id, month, line_count, total_fen, file_digest, signature, state, made_by,
  released_by, released_on, version)
SELECT
  unit, id, number, run_id, month, line_count, total_fen, file_digest, signature, state, made_by,
  released_by, released_on, version
FROM payment_batch;
DROP TABLE payment_batch;
ALTER TABLE payment_batch_anew RENAME TO payment_batch;
CREATE INDEX payment_batch_by_run ON payment_batch (unit, run_id);

-- foreign_keys: off
-- The days of the acts are in order too: each carries the day of what stands before it as a part of its key.
-- SQLite adds no constraint to a table that stands: each is made anew and filled from the old one.
CREATE UNIQUE INDEX approval_day ON approval (unit, application_id, id, decided_on);

CREATE TABLE application_step_anew (
  unit INTEGER NOT NULL,
  application_id INTEGER NOT NULL,
  step_no INTEGER NOT NULL CHECK (step_no BETWEEN 1 AND 8),
  previous_step_no INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('done', 'waived')),
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  reason TEXT NOT NULL,
  previous_day TEXT,
  approval_id INTEGER,
  PRIMARY KEY (unit, application_id, step_no),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  FOREIGN KEY (unit, application_id, previous_step_no) REFERENCES application_step (unit, application_id, step_no),
  FOREIGN KEY (unit, application_id, previous_step_no, previous_day)
    REFERENCES application_step (unit, application_id, step_no, day),
  -- The approval stands on the fourth step and the fifth on the approval: a backup reads the steps first.
  FOREIGN KEY (unit, application_id, approval_id, day)
    REFERENCES approval (unit, application_id, id, decided_on) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((step_no = 1 AND previous_step_no IS NULL) OR (step_no > 1 AND previous_step_no = step_no - 1)),
  CHECK (kind = 'done' OR (reason <> '' AND step_no NOT IN (1, 2, 5, 8))),
  CHECK ((previous_step_no IS NULL) = (previous_day IS NULL)),
  CHECK (previous_day IS NULL OR day >= previous_day),
  CHECK ((step_no = 5) = (approval_id IS NOT NULL))
) STRICT;
INSERT INTO application_step_anew (
  unit, application_id, step_no, previous_step_no, kind, day, at, actor, evidence, reason, previous_day, approval_id)
SELECT
  s.unit, s.application_id, s.step_no, s.previous_step_no, s.kind, s.day, s.at, s.actor, s.evidence, s.reason,
  (SELECT b.day FROM application_step b WHERE b.unit = s.unit AND b.application_id = s.application_id AND
    b.step_no = s.previous_step_no),
  (SELECT a.id FROM approval a WHERE s.step_no = 5 AND a.unit = s.unit AND a.application_id = s.application_id)
FROM application_step s;
DROP TABLE application_step;
ALTER TABLE application_step_anew RENAME TO application_step;
CREATE UNIQUE INDEX application_step_kind ON application_step (unit, application_id, step_no, kind);
CREATE UNIQUE INDEX application_step_day ON application_step (unit, application_id, step_no, day);

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
  after_day TEXT NOT NULL,
  PRIMARY KEY (unit, id),
  UNIQUE (unit, number),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  CHECK (until_day >= from_day),
  FOREIGN KEY (unit, application_id, after_step_no) REFERENCES application_step (unit, application_id, step_no),
  FOREIGN KEY (unit, application_id, after_step_no, after_day)
    REFERENCES application_step (unit, application_id, step_no, day),
  CHECK (signed_on >= after_day)
) STRICT;
INSERT INTO agreement_anew (
  unit, id, number, application_id, from_day, until_day, signed_on, capped, signed_by, after_day)
SELECT
  t.unit, t.id, t.number, t.application_id, t.from_day, t.until_day, t.signed_on, t.capped, t.signed_by,
  (SELECT s.day FROM application_step s WHERE s.unit = t.unit AND s.application_id = t.application_id AND
    s.step_no = 5)
FROM agreement t;
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
  after_day TEXT NOT NULL,
  PRIMARY KEY (unit, id),
  UNIQUE (unit, number),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  FOREIGN KEY (unit, post_id) REFERENCES post (unit, id),
  FOREIGN KEY (unit, person_id) REFERENCES person (unit, id),
  CHECK ((state = 'ended') = (ended_on IS NOT NULL)),
  CHECK (ended_on IS NULL OR (ended_on >= started_on AND end_reason IS NOT NULL AND employment_wanted IS NOT NULL)),
  FOREIGN KEY (unit, application_id, after_step_no) REFERENCES application_step (unit, application_id, step_no),
  FOREIGN KEY (unit, application_id, after_step_no, after_day)
    REFERENCES application_step (unit, application_id, step_no, day),
  CHECK (started_on >= after_day)
) STRICT;
INSERT INTO placement_anew (
  unit, id, number, application_id, post_id, person_id, person_key, side, town, village, refill, started_on,
  state, ended_on, end_reason, employment_wanted, version, after_day)
SELECT
  t.unit, t.id, t.number, t.application_id, t.post_id, t.person_id, t.person_key, t.side, t.town, t.village,
  t.refill, t.started_on, t.state, t.ended_on, t.end_reason, t.employment_wanted, t.version,
  (SELECT s.day FROM application_step s WHERE s.unit = t.unit AND s.application_id = t.application_id AND
    s.step_no = 7)
FROM placement t;
DROP TABLE placement;
ALTER TABLE placement_anew RENAME TO placement;
CREATE UNIQUE INDEX placement_active_post ON placement (unit, post_id) WHERE state <> 'ended';
CREATE UNIQUE INDEX placement_active_person ON placement (unit, person_key) WHERE state <> 'ended';
CREATE INDEX placement_by_town ON placement (unit, town, state, number);
CREATE INDEX placement_by_person ON placement (unit, person_id, id);
CREATE UNIQUE INDEX placement_by_application ON placement (unit, application_id) WHERE state <> 'ended';

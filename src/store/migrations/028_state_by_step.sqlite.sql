-- foreign_keys: off
-- An application stands where its steps have brought it: the state names a step, and the step must be there.
CREATE TABLE application_anew (
  unit INTEGER NOT NULL REFERENCES programme_unit (unit),
  id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  person_key INTEGER NOT NULL,
  announcement_id INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('rural', 'urban')),
  wished_post_id INTEGER,
  target_groups TEXT NOT NULL,
  re_recognised INTEGER NOT NULL CHECK (re_recognised IN (0, 1)),
  town INTEGER NOT NULL,
  village INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('applied', 'reviewed', 'noticed', 'approved', 'agreed', 'trained', 'started',
    'reserve', 'refused', 'withdrawn', 'lapsed')),
  applied_on TEXT NOT NULL,
  applied_at INTEGER NOT NULL,
  entered_by INTEGER NOT NULL,
  screening_id INTEGER NOT NULL,
  votes_for INTEGER,
  post_id INTEGER,
  version INTEGER NOT NULL CHECK (version >= 1),
  reached_step INTEGER GENERATED ALWAYS AS (CASE state WHEN 'reviewed' THEN 3 WHEN 'reserve' THEN 3 WHEN 'noticed' THEN 4
    WHEN 'approved' THEN 5 WHEN 'agreed' THEN 6 WHEN 'trained' THEN 7 WHEN 'started' THEN 8 END) STORED,
  PRIMARY KEY (unit, id),
  UNIQUE (unit, number),
  FOREIGN KEY (unit, person_id) REFERENCES person (unit, id),
  FOREIGN KEY (unit, announcement_id) REFERENCES announcement (unit, id),
  FOREIGN KEY (unit, post_id) REFERENCES post (unit, id),
  FOREIGN KEY (unit, id, reached_step)
    REFERENCES application_step (unit, application_id, step_no) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO application_anew (
  unit, id, number, person_id, person_key, announcement_id, side, wished_post_id, target_groups, re_recognised, town,
  village, state, applied_on, applied_at, entered_by, screening_id, votes_for, post_id, version)
SELECT
  unit, id, number, person_id, person_key, announcement_id, side, wished_post_id, target_groups, re_recognised, town,
  village, state, applied_on, applied_at, entered_by, screening_id, votes_for, post_id, version
FROM application;
DROP TABLE application;
ALTER TABLE application_anew RENAME TO application;
CREATE INDEX application_by_state ON application (unit, state, number);
CREATE INDEX application_by_town ON application (unit, town, state, number);
CREATE INDEX application_by_person ON application (unit, person_id, id);

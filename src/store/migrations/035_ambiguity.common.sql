-- unit: 文字歧义簿: unclear wording of a document of law, how it is read, whom the office asked and what the answer was; the
-- unit is the office that recorded it
CREATE TABLE ambiguity (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  document @TEXT@ NOT NULL CHECK (document <> ''),
  clause @TEXT@ NOT NULL CHECK (clause <> ''),
  phrase @TEXT@ NOT NULL CHECK (phrase <> ''),
  question @TEXT@ NOT NULL CHECK (question <> ''),
  reading @TEXT@ NOT NULL CHECK (reading <> ''),
  state @TEXT@ NOT NULL CHECK (state IN ('open', 'asked', 'answered')),
  asked_whom @TEXT@,
  asked_on @TEXT@,
  answer @TEXT@,
  answered_on @TEXT@,
  recorded_by @INT@ NOT NULL,
  recorded_on @TEXT@ NOT NULL,
  answered_by @INT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  CHECK ((asked_whom IS NULL) = (asked_on IS NULL)),
  CHECK (state <> 'asked' OR asked_whom IS NOT NULL),
  CHECK ((state = 'answered') = (answer IS NOT NULL)),
  CHECK ((answer IS NULL) = (answered_on IS NULL)),
  CHECK ((answer IS NULL) = (answered_by IS NULL)),
  CHECK (answered_by IS NULL OR answered_by <> recorded_by)
) @STRICT@;
CREATE INDEX ambiguity_by_clause ON ambiguity (document, clause, state, id);

-- What was recorded in 文字歧义簿 by mistake is withdrawn with a reason and stays in the register.
CREATE TABLE ambiguity_anew (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  document @TEXT@ NOT NULL CHECK (document <> ''),
  clause @TEXT@ NOT NULL CHECK (clause <> ''),
  phrase @TEXT@ NOT NULL CHECK (phrase <> ''),
  question @TEXT@ NOT NULL CHECK (question <> ''),
  reading @TEXT@ NOT NULL CHECK (reading <> ''),
  state @TEXT@ NOT NULL CHECK (state IN ('open', 'asked', 'answered', 'withdrawn')),
  asked_whom @TEXT@,
  asked_on @TEXT@,
  answer @TEXT@,
  answered_on @TEXT@,
  recorded_by @INT@ NOT NULL,
  recorded_on @TEXT@ NOT NULL,
  answered_by @INT@,
  withdrawn_by @INT@,
  withdrawn_on @TEXT@,
  withdrawal_reason @TEXT@ CHECK (withdrawal_reason <> ''),
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  CHECK ((asked_whom IS NULL) = (asked_on IS NULL)),
  CHECK (state <> 'asked' OR asked_whom IS NOT NULL),
  CHECK ((state = 'answered') = (answer IS NOT NULL)),
  CHECK ((answer IS NULL) = (answered_on IS NULL)),
  CHECK ((answer IS NULL) = (answered_by IS NULL)),
  CHECK (answered_by IS NULL OR answered_by <> recorded_by),
  CHECK ((state = 'withdrawn') = (withdrawn_by IS NOT NULL)),
  CHECK ((withdrawn_by IS NULL) = (withdrawn_on IS NULL)),
  CHECK ((withdrawn_by IS NULL) = (withdrawal_reason IS NULL))
) @STRICT@;
INSERT INTO ambiguity_anew (unit, id, document, clause, phrase, question, reading, state, asked_whom, asked_on, answer,
  answered_on, recorded_by, recorded_on, answered_by, version)
SELECT unit, id, document, clause, phrase, question, reading, state, asked_whom, asked_on, answer, answered_on,
  recorded_by, recorded_on, answered_by, version
FROM ambiguity;
DROP TABLE ambiguity;
ALTER TABLE ambiguity_anew RENAME TO ambiguity;
CREATE INDEX ambiguity_by_clause ON ambiguity (document, clause, state, id);

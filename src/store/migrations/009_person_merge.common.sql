-- unit: one person who was registered under two numbers: asked by one, done by another
CREATE TABLE person_merge (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  keep_person_id @INT@ NOT NULL,
  drop_person_id @INT@ NOT NULL,
  reason @TEXT@ NOT NULL CHECK (reason <> ''),
  document @TEXT@ NOT NULL CHECK (document <> ''),
  asked_by @INT@ NOT NULL,
  asked_on @TEXT@ NOT NULL,
  confirmed_by @INT@,
  confirmed_on @TEXT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, keep_person_id) REFERENCES person (unit, id),
  FOREIGN KEY (unit, drop_person_id) REFERENCES person (unit, id),
  CHECK (keep_person_id <> drop_person_id),
  CHECK (confirmed_by IS NULL OR confirmed_by <> asked_by)
) @STRICT@;

-- Why an application ended without a start, by whom and on which day: what stood in the journal alone, the person has a
-- right to (LZ-2022-4 二(三)). One that ended before this stands without.
CREATE TABLE application_end (
  unit @INT@ NOT NULL,
  application_id @INT@ NOT NULL,
  kind @TEXT@ NOT NULL CHECK (kind IN ('review_failed', 'refused', 'withdrawn', 'approval_withdrawn', 'approval_lapsed')),
  day @TEXT@ NOT NULL,
  actor @INT@ NOT NULL,
  reason @TEXT@ NOT NULL,
  PRIMARY KEY (unit, application_id),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  CHECK (reason <> '' OR kind NOT IN ('refused', 'withdrawn', 'approval_withdrawn'))
) @STRICT@;

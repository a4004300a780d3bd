-- unit: to whom of the reserve list a vacancy was offered, and what came of it (二(二)/10)
CREATE TABLE reserve_call (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  vacancy_id @INT@ NOT NULL,
  application_id @INT@ NOT NULL,
  outcome @TEXT@ NOT NULL CHECK (outcome IN ('accepted', 'declined', 'unreachable')),
  reason @TEXT@ NOT NULL,
  called_on @TEXT@ NOT NULL,
  called_by @INT@ NOT NULL,
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, vacancy_id) REFERENCES vacancy (unit, id),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  CHECK (outcome = 'accepted' OR reason <> '')
) @STRICT@;
CREATE INDEX reserve_call_by_vacancy ON reserve_call (unit, vacancy_id, id);

-- unit: a pay standard as one person entered it (二(四)/4); in pay_standard it stands, and counts, from another's confirmation on
CREATE TABLE pay_standard_entry (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  post_type @TEXT@ NOT NULL,
  band @TEXT@ NOT NULL,
  rate_fen @INT@ NOT NULL CHECK (rate_fen > 0),
  from_day @TEXT@ NOT NULL,
  document @TEXT@ NOT NULL CHECK (document <> ''),
  document_day @TEXT@ NOT NULL,
  entered_by @INT@ NOT NULL,
  state @TEXT@ NOT NULL CHECK (state IN ('asked', 'confirmed', 'withdrawn')),
  decided_by @INT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  CHECK ((state = 'asked') = (decided_by IS NULL)),
  CHECK (state <> 'confirmed' OR decided_by <> entered_by)
) @STRICT@;
CREATE UNIQUE INDEX pay_standard_entry_asked ON pay_standard_entry (unit, side, post_type, band, from_day)
  WHERE state = 'asked';

-- unit: an exit as the village, the host or the person reports it; it counts when the town takes it (domain.md §7)
CREATE TABLE exit_report (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  placement_id @INT@ NOT NULL,
  last_day @TEXT@ NOT NULL,
  reason @TEXT@ NOT NULL,
  employment_wanted @INT@ NOT NULL CHECK (employment_wanted IN (0, 1)),
  remark @TEXT@ NOT NULL,
  reported_by @INT@ NOT NULL,
  reported_on @TEXT@ NOT NULL,
  state @TEXT@ NOT NULL CHECK (state IN ('asked', 'taken', 'turned_down')),
  decided_by @INT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, placement_id) REFERENCES placement (unit, id),
  CHECK ((state = 'asked') = (decided_by IS NULL))
) @STRICT@;
CREATE UNIQUE INDEX exit_report_asked ON exit_report (unit, placement_id) WHERE state = 'asked';

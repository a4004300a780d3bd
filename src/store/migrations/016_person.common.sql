-- A recorded fact ends on a day (it was true until then) or is withdrawn (it never was, LZ-2022-4 二(一)); the row stays.
ALTER TABLE person_fact ADD COLUMN ended_by @INT@;
ALTER TABLE person_fact ADD COLUMN withdrawn_by @INT@
  CHECK (withdrawn_by IS NULL OR withdrawn_by <> entered_by);
ALTER TABLE person_fact ADD COLUMN withdrawn_on @TEXT@
  CHECK ((withdrawn_on IS NULL) = (withdrawn_by IS NULL));
ALTER TABLE person_fact ADD COLUMN change_reason @TEXT@ NOT NULL DEFAULT '';
ALTER TABLE person_fact ADD COLUMN version @INT@ NOT NULL DEFAULT 1 CHECK (version >= 1);
-- A whole register says by its silence, too, who is not in it; a partial one only adds and corrects.
ALTER TABLE register_snapshot ADD COLUMN whole @INT@ NOT NULL DEFAULT 0 CHECK (whole IN (0, 1));
CREATE INDEX register_snapshot_whole ON register_snapshot (unit, register_name, true_on) WHERE whole = 1;

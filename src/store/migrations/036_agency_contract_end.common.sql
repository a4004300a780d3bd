-- A contract of an agency may end before its last day: from then on nobody of the agency works here (二(三)/10).
ALTER TABLE agency_contract ADD COLUMN agreed_until @TEXT@;
ALTER TABLE agency_contract ADD COLUMN ended_by @INT@;
ALTER TABLE agency_contract ADD COLUMN end_reason @TEXT@ NOT NULL DEFAULT '';
ALTER TABLE agency_contract ADD COLUMN version @INT@ NOT NULL DEFAULT 1;

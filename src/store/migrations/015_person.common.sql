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

-- reference: whose account it is, as proved at the counter (domain.md §7.1); the number by its blind index alone
CREATE TABLE account_person (
  account_id @INT@ NOT NULL PRIMARY KEY REFERENCES account (id),
  resident_index @BLOB@ NOT NULL,
  proof @TEXT@ NOT NULL CHECK (proof <> ''),
  tied_by @INT@ NOT NULL,
  tied_on @TEXT@ NOT NULL
) @STRICT@;
CREATE INDEX account_person_by_index ON account_person (resident_index);
CREATE INDEX account_by_person ON account (person_key) WHERE person_key IS NOT NULL;
-- Which accounts are known to be one natural person's.
CREATE VIEW same_person AS
  SELECT a.id AS account_id, b.id AS same_id FROM account a JOIN account b ON b.person_key = a.person_key
  UNION ALL
  SELECT m.account_id, o.account_id FROM account_person m JOIN account_person o ON o.resident_index = m.resident_index;

-- When a span was entered; of what stood before this nobody says.
ALTER TABLE attendance ADD COLUMN entered_on @TEXT@;
-- A number that went and never was this person's is free for whose it is; the merge keeps who said so (LZ-2022-4 二(三)).
ALTER TABLE person_merge ADD COLUMN freed_by @INT@ CHECK (freed_by IS NULL OR freed_by <> asked_by);
ALTER TABLE person_merge ADD COLUMN freed_on @TEXT@
  CHECK ((freed_on IS NULL) = (freed_by IS NULL) AND (freed_on IS NULL OR confirmed_by IS NOT NULL));
ALTER TABLE person_merge ADD COLUMN freed_reason @TEXT@ NOT NULL DEFAULT '';
ALTER TABLE person_merge ADD COLUMN freed_document @TEXT@ NOT NULL DEFAULT '';

-- Which department an organisation is, as law/authority/registers.csv names it (二(一)/11); of those that stand, by the words
-- in their names, which said it until now.
ALTER TABLE organisation ADD COLUMN department @TEXT@ CHECK (department IS NULL OR kind = 'department');
UPDATE organisation SET department = CASE
    WHEN name LIKE '%乡村振兴局%' THEN '乡村振兴局'
    WHEN name LIKE '%农业农村局%' THEN '农业农村局'
    WHEN name LIKE '%民政局%' THEN '民政局'
    WHEN name LIKE '%残联%' OR name LIKE '%残疾人联合会%' THEN '残联'
  END
  WHERE kind = 'department';
-- Why another office handed in a department's register in its place; empty: the department did.
ALTER TABLE register_snapshot ADD COLUMN deputy_reason @TEXT@ NOT NULL DEFAULT '';

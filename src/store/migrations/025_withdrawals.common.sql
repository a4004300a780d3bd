-- What was recorded wrongly is withdrawn by a second person and stays in the books (domain.md §7.1); what was true ends.
ALTER TABLE recognition ADD COLUMN ended @INT@ NOT NULL DEFAULT 0 CHECK (ended IN (0, 1));
ALTER TABLE recognition ADD COLUMN ended_by @INT@;
ALTER TABLE recognition ADD COLUMN withdrawn_by @INT@;
ALTER TABLE recognition ADD COLUMN withdrawn_on @TEXT@;
ALTER TABLE recognition ADD COLUMN change_reason @TEXT@ NOT NULL DEFAULT '';
ALTER TABLE recognition ADD COLUMN version @INT@ NOT NULL DEFAULT 1;

ALTER TABLE self_increase ADD COLUMN withdrawn_by @INT@;
ALTER TABLE self_increase ADD COLUMN withdrawn_on @TEXT@;
ALTER TABLE self_increase ADD COLUMN withdrawn_reason @TEXT@ NOT NULL DEFAULT '';
ALTER TABLE self_increase ADD COLUMN version @INT@ NOT NULL DEFAULT 1;

ALTER TABLE prior_months ADD COLUMN withdrawn_by @INT@;
ALTER TABLE prior_months ADD COLUMN withdrawn_on @TEXT@;
ALTER TABLE prior_months ADD COLUMN withdrawn_reason @TEXT@ NOT NULL DEFAULT '';
ALTER TABLE prior_months ADD COLUMN version @INT@ NOT NULL DEFAULT 1;

-- Who recorded an expansion; of those before nobody is known.
ALTER TABLE scope_expansion ADD COLUMN entered_by @INT@;
ALTER TABLE scope_expansion ADD COLUMN withdrawn_by @INT@;
ALTER TABLE scope_expansion ADD COLUMN withdrawn_on @TEXT@;
ALTER TABLE scope_expansion ADD COLUMN withdrawn_reason @TEXT@ NOT NULL DEFAULT '';

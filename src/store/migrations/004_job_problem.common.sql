-- Why a job failed: a problem as JSON (code, params, clause, field), without personal data.
ALTER TABLE job ADD COLUMN problem @TEXT@;

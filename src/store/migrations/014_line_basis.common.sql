-- What a line was computed from stands with it, so that its explanation needs no fact of a later day (LZ-2022-4 二(四)).
ALTER TABLE settlement_line ADD COLUMN basis @TEXT@ NOT NULL DEFAULT '';

-- unit: who approved a placement doesn't lock that month of its town alone: a third person stands for it (domain.md §7.1)
CREATE TABLE settlement_countersign (
  unit @INT@ NOT NULL,
  run_id @INT@ NOT NULL,
  signed_by @INT@ NOT NULL,
  signed_on @TEXT@ NOT NULL,
  signature @BLOB@ NOT NULL,
  PRIMARY KEY (unit, run_id, signed_by),
  FOREIGN KEY (unit, run_id) REFERENCES settlement_run (unit, id)
) @STRICT@;

-- unit: whose turn it is to decide about the unit; a transaction holds the row to its end (engines.md §1 rules 9 and 10).
-- Nothing refers to it, so that only who decides waits.
CREATE TABLE unit_turn (
  unit @INT@ NOT NULL PRIMARY KEY
) @STRICT@;
INSERT INTO unit_turn (unit) SELECT unit FROM programme_unit;

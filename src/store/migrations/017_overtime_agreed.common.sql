-- unit: the hours beyond the post's that a town agrees to after the lock; a correction asks it (LZ-2022-4 二(四))
CREATE TABLE overtime_agreed (
  unit @INT@ NOT NULL,
  placement_id @INT@ NOT NULL,
  month @TEXT@ NOT NULL,
  hours_x10 @INT@ NOT NULL CHECK (hours_x10 > 0),
  agreed_by @INT@ NOT NULL,
  agreed_on @TEXT@ NOT NULL,
  version @INT@ NOT NULL,
  PRIMARY KEY (unit, placement_id, month),
  FOREIGN KEY (unit, placement_id) REFERENCES placement (unit, id)
) @STRICT@;

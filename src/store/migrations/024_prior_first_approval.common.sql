-- unit: on which day the person whose old months these are was approved for a subsidy for the first time (二(四)/8, 二(六)/4);
-- it counts from the confirmation of the months on
CREATE TABLE prior_first_approval (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  day @TEXT@ NOT NULL,
  proof @TEXT@ NOT NULL CHECK (proof <> ''),
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, id) REFERENCES prior_months (unit, id)
) @STRICT@;

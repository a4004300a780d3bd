-- unit: what somebody sent in by telephone, before the town takes it (LZ-2022-4 二(二)): no application yet. Whose it is
-- stands sealed, with a blind index for "the same number again"; once the town has taken it the person's row has both,
-- and here they go. Rows that nobody took are deleted some days after the announcement has ended.
CREATE TABLE online_application (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  announcement_id @INT@ NOT NULL,
  side @TEXT@ NOT NULL CHECK (side IN ('rural', 'urban')),
  town @INT@ NOT NULL,
  village @INT@ NOT NULL,
  wished_post_id @INT@,
  personal_sealed @BLOB@,
  resident_index @BLOB@,
  state @TEXT@ NOT NULL CHECK (state IN ('waiting', 'accepted', 'returned')),
  received_on @TEXT@ NOT NULL,
  received_at @INT@ NOT NULL,
  decided_by @INT@,
  decided_on @TEXT@,
  return_reason @TEXT@ CHECK (return_reason IN ('wrong_place', 'not_reachable', 'number_or_name', 'not_wanted',
    'come_to_office')),
  application_id @INT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, announcement_id) REFERENCES announcement (unit, id),
  FOREIGN KEY (unit, wished_post_id) REFERENCES post (unit, id),
  FOREIGN KEY (unit, application_id) REFERENCES application (unit, id),
  CHECK ((state = 'accepted') = (application_id IS NOT NULL)),
  CHECK ((state = 'accepted') = (personal_sealed IS NULL)),
  CHECK ((state = 'accepted') = (resident_index IS NULL)),
  CHECK ((state = 'returned') = (return_reason IS NOT NULL)),
  CHECK ((state = 'waiting') = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_on IS NULL))
) @STRICT@;
CREATE INDEX online_application_by_number ON online_application (unit, announcement_id, resident_index);
CREATE INDEX online_application_by_application ON online_application (unit, application_id);

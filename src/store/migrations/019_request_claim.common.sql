-- reference: one key of one account is one request in the whole city (reliability.md P2), whatever unit its row lies in. The
-- claim is written before the row, in its transaction, as with the numbers of persons (engines.md §1).
CREATE TABLE request_claim (
  actor @INT@ NOT NULL,
  request_key @TEXT@ NOT NULL,
  unit @INT@ NOT NULL,
  PRIMARY KEY (actor, request_key)
) @STRICT@;
-- Where one key stood in two units, the earlier request is the one that it names from now on.
INSERT INTO request_claim (actor, request_key, unit)
  SELECT actor, request_key, unit FROM request_key WHERE TRUE ORDER BY created_at, unit
  ON CONFLICT (actor, request_key) DO NOTHING;

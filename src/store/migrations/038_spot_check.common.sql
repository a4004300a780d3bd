-- unit: 拍照核验: who was looked for at work, when and where, and what was found, with one photograph; a mistaken one is
-- withdrawn and stays. The position, where one was given, is in hundredths of a degree: a village, no home.
CREATE TABLE spot_check (
  unit @INT@ NOT NULL,
  id @INT@ NOT NULL,
  placement_id @INT@ NOT NULL,
  day @TEXT@ NOT NULL,
  minute @INT@ NOT NULL CHECK (minute >= 0 AND minute < 1440),
  place @TEXT@ NOT NULL CHECK (place <> ''),
  latitude_hundredths @INT@ CHECK (latitude_hundredths BETWEEN -9000 AND 9000),
  longitude_hundredths @INT@ CHECK (longitude_hundredths BETWEEN -18000 AND 18000),
  finding @TEXT@ NOT NULL CHECK (finding IN ('at_work', 'not_at_work', 'away_with_cause')),
  remark @TEXT@ NOT NULL,
  photo_id @INT@ NOT NULL,
  photo_digest @BLOB@ NOT NULL,
  checked_by @INT@ NOT NULL,
  checked_as @TEXT@ NOT NULL,
  recorded_on @TEXT@ NOT NULL,
  withdrawn_on @TEXT@,
  withdrawn_by @INT@,
  withdraw_reason @TEXT@ NOT NULL DEFAULT '',
  version @INT@ NOT NULL CHECK (version >= 1),
  PRIMARY KEY (unit, id),
  FOREIGN KEY (unit, placement_id) REFERENCES placement (unit, id),
  FOREIGN KEY (unit, photo_id) REFERENCES attachment (unit, id),
  CHECK (finding <> 'away_with_cause' OR remark <> ''),
  CHECK ((latitude_hundredths IS NULL) = (longitude_hundredths IS NULL)),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_by IS NULL)),
  CHECK ((withdrawn_on IS NULL) = (withdraw_reason = '')),
  CHECK (recorded_on >= day)
) @STRICT@;
CREATE INDEX spot_check_by_placement ON spot_check (unit, placement_id, day);
CREATE INDEX spot_check_by_day ON spot_check (unit, day, finding);
CREATE UNIQUE INDEX spot_check_photo_once ON spot_check (unit, photo_digest) WHERE withdrawn_on IS NULL;

-- unit: photographs and papers behind a step, sealed as personal fields are; the day is that of the review or of the attendance
CREATE TABLE attachment (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  object_kind @TEXT@ NOT NULL CHECK (object_kind IN ('review', 'day')),
  object_id @INT@ NOT NULL,
  day @TEXT@ NOT NULL,
  media_type @TEXT@ NOT NULL CHECK (media_type IN ('jpeg', 'png', 'webp', 'pdf')),
  size_bytes @INT@ NOT NULL CHECK (size_bytes > 0),
  digest @BLOB@ NOT NULL,
  content_sealed @BLOB@ NOT NULL,
  added_by @INT@ NOT NULL,
  added_on @TEXT@ NOT NULL,
  PRIMARY KEY (unit, id)
) @STRICT@;
CREATE UNIQUE INDEX attachment_once ON attachment (unit, object_kind, object_id, day, digest);

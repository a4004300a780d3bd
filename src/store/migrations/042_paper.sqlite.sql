-- foreign_keys: off
-- The signed paper may stand behind an agreement too (LZ-2022-4 二(二)); SQLite changes no constraint of a table that stands.
CREATE TABLE attachment_anew (
  unit INTEGER NOT NULL REFERENCES programme_unit (unit),
  id INTEGER NOT NULL,
  object_kind TEXT NOT NULL CHECK (object_kind IN ('review', 'day', 'spot_check', 'agreement')),
  object_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  media_type TEXT NOT NULL CHECK (media_type IN ('jpeg', 'png', 'webp', 'pdf')),
  size_bytes INTEGER NOT NULL CHECK (size_bytes > 0),
  digest BLOB NOT NULL,
  content_sealed BLOB NOT NULL,
  added_by INTEGER NOT NULL,
  added_on TEXT NOT NULL,
  PRIMARY KEY (unit, id)
) STRICT;
INSERT INTO attachment_anew (
  unit, id, object_kind, object_id, day, media_type, size_bytes, digest, content_sealed, added_by, added_on)
SELECT
  unit, id, object_kind, object_id, day, media_type, size_bytes, digest, content_sealed, added_by, added_on
FROM attachment;
DROP TABLE attachment;
ALTER TABLE attachment_anew RENAME TO attachment;
CREATE UNIQUE INDEX attachment_once ON attachment (unit, object_kind, object_id, day, digest);
CREATE INDEX attachment_by_account ON attachment (unit, added_by, added_on, size_bytes);

-- unit: the official text of a document of law as one person uploaded it (LZ-2022-4 首/1); it is shown from another's
-- confirmation on, and the one before stays. The unit is the one whose document it is; the city's are all but a county's own.
CREATE TABLE document_text (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  document @TEXT@ NOT NULL CHECK (document <> ''),
  size_bytes @INT@ NOT NULL CHECK (size_bytes > 0),
  digest @BLOB@ NOT NULL,
  uploaded_by @INT@ NOT NULL,
  uploaded_on @TEXT@ NOT NULL,
  state @TEXT@ NOT NULL CHECK (state IN ('asked', 'confirmed', 'withdrawn')),
  decided_by @INT@,
  decided_on @TEXT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  content @TEXT@ NOT NULL CHECK (content <> ''),
  PRIMARY KEY (unit, id),
  CHECK ((state = 'asked') = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_on IS NULL)),
  CHECK (state <> 'confirmed' OR decided_by <> uploaded_by)
) @STRICT@;
CREATE UNIQUE INDEX document_text_asked ON document_text (document) WHERE state = 'asked';
CREATE INDEX document_text_by_document ON document_text (document, state, id);

-- unit: who looked when whether a document is still in force; append-only, the latest counts
CREATE TABLE document_review (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  document @TEXT@ NOT NULL CHECK (document <> ''),
  verdict @TEXT@ NOT NULL CHECK (verdict IN ('in_force', 'replaced', 'lapsed')),
  replaced_by @TEXT@,
  reviewed_on @TEXT@ NOT NULL,
  remark @TEXT@ NOT NULL,
  reviewed_by @INT@ NOT NULL,
  PRIMARY KEY (unit, id),
  CHECK ((verdict = 'replaced') = (replaced_by IS NOT NULL))
) @STRICT@;
CREATE INDEX document_review_by_document ON document_review (document, reviewed_on, id);

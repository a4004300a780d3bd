-- unit: 第三方机构 helps under a contract and for its days only (二(三)/10)
CREATE TABLE agency_contract (
  unit @INT@ NOT NULL REFERENCES programme_unit (unit),
  id @INT@ NOT NULL,
  organisation_id @INT@ NOT NULL REFERENCES organisation (id),
  from_day @TEXT@ NOT NULL,
  until_day @TEXT@ NOT NULL,
  document @TEXT@ NOT NULL CHECK (document <> ''),
  services @TEXT@ NOT NULL,
  fee_fen @INT@ CHECK (fee_fen >= 0),
  recorded_by @INT@ NOT NULL,
  PRIMARY KEY (unit, id),
  CHECK (until_day >= from_day)
) @STRICT@;
CREATE INDEX agency_contract_by_organisation ON agency_contract (organisation_id, until_day);
-- reference: a lost second factor is taken away by two administrators
CREATE TABLE second_factor_reset (
  id @INT@ NOT NULL PRIMARY KEY,
  account_id @INT@ NOT NULL REFERENCES account (id),
  reason @TEXT@ NOT NULL CHECK (reason <> ''),
  asked_by @INT@ NOT NULL,
  asked_on @TEXT@ NOT NULL,
  confirmed_by @INT@,
  confirmed_on @TEXT@,
  version @INT@ NOT NULL CHECK (version >= 1),
  CHECK (confirmed_by IS NULL OR confirmed_by <> asked_by)
) @STRICT@;
-- reference: since when an account has its password; an account without a row has had it for ever
CREATE TABLE password_day (
  account_id @INT@ NOT NULL PRIMARY KEY REFERENCES account (id),
  set_on @TEXT@ NOT NULL
) @STRICT@;

-- What locked corrections have taken from a line is asked whenever it is paid (LZ-2022-4 二(四)).
CREATE INDEX settlement_line_by_corrected ON settlement_line (unit, corrects_line_id)
  WHERE corrects_line_id IS NOT NULL;

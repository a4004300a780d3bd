-- unit: what an account has added on a day is asked at each further file, and never by its content
CREATE INDEX attachment_by_account ON attachment (unit, added_by, added_on, size_bytes);

-- The signed paper may stand behind an agreement too (LZ-2022-4 二(二)).
ALTER TABLE attachment DROP CONSTRAINT attachment_object_kind_check;
ALTER TABLE attachment ADD CONSTRAINT attachment_object_kind_check CHECK (object_kind IN ('review', 'day', 'spot_check', 'agreement'));

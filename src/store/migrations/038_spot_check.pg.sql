-- A photograph may stand behind a spot check too (LZ-2022-4 三(一)).
ALTER TABLE attachment DROP CONSTRAINT attachment_object_kind_check;
ALTER TABLE attachment ADD CONSTRAINT attachment_object_kind_check CHECK (object_kind IN ('review', 'day', 'spot_check'));

-- Who published an announcement is the actor of the first step (LZ-2022-4 二(二)/9).
ALTER TABLE announcement ADD COLUMN published_by @INT@;

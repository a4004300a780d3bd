-- LZ-2022-4 一/3–4: 约 is said of a number, and a plan has one on each side (2024: rural about 12,000, urban 1,800).
ALTER TABLE plan RENAME COLUMN approximate TO rural_approximate;
ALTER TABLE plan ADD COLUMN urban_approximate @INT@ NOT NULL DEFAULT 0 CHECK (urban_approximate IN (0, 1));
UPDATE plan SET urban_approximate = rural_approximate;

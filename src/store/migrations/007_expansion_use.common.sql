-- Which scope expansion an approval uses: what lapses gives its place in the quota back (二(一)/10).
ALTER TABLE approval ADD COLUMN expansion_id @INT@;

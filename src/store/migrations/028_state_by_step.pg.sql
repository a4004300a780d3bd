-- An application stands where its steps have brought it: the state names a step, and the step must be there.
ALTER TABLE application ADD COLUMN reached_step BIGINT GENERATED ALWAYS AS (CASE state WHEN 'reviewed' THEN 3 WHEN 'reserve'
  THEN 3 WHEN 'noticed' THEN 4 WHEN 'approved' THEN 5 WHEN 'agreed' THEN 6 WHEN 'trained' THEN 7 WHEN 'started' THEN 8 END)
  STORED;
ALTER TABLE application ADD FOREIGN KEY (unit, id, reached_step)
  REFERENCES application_step (unit, application_id, step_no) DEFERRABLE INITIALLY DEFERRED;

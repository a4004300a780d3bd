-- The days of the acts are in order too: each carries the day of what stands before it as a part of its key.
ALTER TABLE application_step ADD COLUMN previous_day TEXT COLLATE "C";
ALTER TABLE application_step ADD COLUMN approval_id BIGINT;
UPDATE application_step SET previous_day = before.day FROM application_step before WHERE
  before.unit = application_step.unit AND before.application_id = application_step.application_id AND
  before.step_no = application_step.previous_step_no;
UPDATE application_step SET approval_id = approval.id FROM approval WHERE application_step.step_no = 5 AND
  approval.unit = application_step.unit AND approval.application_id = application_step.application_id;
CREATE UNIQUE INDEX application_step_day ON application_step (unit, application_id, step_no, day);
CREATE UNIQUE INDEX approval_day ON approval (unit, application_id, id, decided_on);
ALTER TABLE application_step ADD FOREIGN KEY (unit, application_id, previous_step_no, previous_day)
  REFERENCES application_step (unit, application_id, step_no, day);
-- The approval stands on the fourth step and the fifth on the approval: a backup reads the steps first.
ALTER TABLE application_step ADD FOREIGN KEY (unit, application_id, approval_id, day)
  REFERENCES approval (unit, application_id, id, decided_on) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE application_step ADD CHECK ((previous_step_no IS NULL) = (previous_day IS NULL));
ALTER TABLE application_step ADD CHECK (previous_day IS NULL OR day >= previous_day);
ALTER TABLE application_step ADD CHECK (kind = 'done' OR step_no <> 1);
ALTER TABLE application_step ADD CHECK ((step_no = 5) = (approval_id IS NOT NULL));

ALTER TABLE agreement ADD COLUMN after_day TEXT COLLATE "C";
UPDATE agreement SET after_day = step.day FROM application_step step WHERE step.unit = agreement.unit AND
  step.application_id = agreement.application_id AND step.step_no = 5;
ALTER TABLE agreement ALTER COLUMN after_day SET NOT NULL;
ALTER TABLE agreement ADD FOREIGN KEY (unit, application_id, after_step_no, after_day)
  REFERENCES application_step (unit, application_id, step_no, day);
ALTER TABLE agreement ADD CHECK (signed_on >= after_day);

ALTER TABLE placement ADD COLUMN after_day TEXT COLLATE "C";
UPDATE placement SET after_day = step.day FROM application_step step WHERE step.unit = placement.unit AND
  step.application_id = placement.application_id AND step.step_no = 7;
ALTER TABLE placement ALTER COLUMN after_day SET NOT NULL;
ALTER TABLE placement ADD FOREIGN KEY (unit, application_id, after_step_no, after_day)
  REFERENCES application_step (unit, application_id, step_no, day);
ALTER TABLE placement ADD CHECK (started_on >= after_day);

-- An approval stands on the public notice: on one that was published, or on its waiver.
ALTER TABLE approval ADD COLUMN after_step_no BIGINT NOT NULL DEFAULT 4 CHECK (after_step_no = 4);
ALTER TABLE approval ADD COLUMN notice_kind TEXT COLLATE "C"
  GENERATED ALWAYS AS (CASE WHEN notice_id IS NULL THEN 'waived' ELSE 'done' END) STORED;
ALTER TABLE approval ADD FOREIGN KEY (unit, application_id, after_step_no, notice_kind)
  REFERENCES application_step (unit, application_id, step_no, kind);
ALTER TABLE approval ADD CHECK ((notice_id IS NULL) = (notice_last_day IS NULL));

-- No agreement before the approval, nobody on duty before the training, nobody on two posts by one application.
ALTER TABLE agreement ADD COLUMN after_step_no BIGINT NOT NULL DEFAULT 5 CHECK (after_step_no = 5);
ALTER TABLE agreement ADD FOREIGN KEY (unit, application_id, after_step_no)
  REFERENCES application_step (unit, application_id, step_no);
ALTER TABLE placement ADD COLUMN after_step_no BIGINT NOT NULL DEFAULT 7 CHECK (after_step_no = 7);
ALTER TABLE placement ADD FOREIGN KEY (unit, application_id, after_step_no)
  REFERENCES application_step (unit, application_id, step_no);
CREATE UNIQUE INDEX placement_by_application ON placement (unit, application_id) WHERE state <> 'ended';

-- Money goes out of a locked run only, and a run that was paid from is never opened again.
ALTER TABLE payment_batch ADD COLUMN run_state TEXT COLLATE "C" NOT NULL DEFAULT 'locked' CHECK (run_state = 'locked');
ALTER TABLE payment_batch ADD FOREIGN KEY (unit, run_id, run_state) REFERENCES settlement_run (unit, id, state);

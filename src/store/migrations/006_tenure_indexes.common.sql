-- Tenure is asked by person across units (LZ-2022-4 二(四)): earlier months and extensions are found through the person's
-- key, not by a walk through all of them. Batches are found by their run.
CREATE INDEX person_by_person_key ON person (person_key);
CREATE INDEX prior_months_by_person ON prior_months (unit, person_id);
CREATE INDEX extension_by_person ON extension (unit, person_id);
CREATE INDEX payment_batch_by_run ON payment_batch (unit, run_id);

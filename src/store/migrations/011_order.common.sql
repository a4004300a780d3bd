-- The order of the acts as keys (LZ-2022-4 二(二)/9, 二(三)/1, 二(四)): what comes later refers to what must stand before it.
CREATE UNIQUE INDEX application_step_kind ON application_step (unit, application_id, step_no, kind);
CREATE UNIQUE INDEX settlement_run_state ON settlement_run (unit, id, state);

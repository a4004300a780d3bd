-- What stands out of a month is found without reading the month: lines that pay nobody, payments that the bank has not
-- made, placements that have ended (docs/decisions/0038).
DROP INDEX payment_line_by_settlement;
CREATE INDEX payment_line_by_settlement ON payment_line (unit, settlement_line_id, id);
CREATE INDEX payment_line_not_paid ON payment_line (unit, batch_id, state, amount_fen) WHERE state <> 'paid';
CREATE INDEX settlement_line_not_payable ON settlement_line (unit, run_id, status) WHERE status <> 'payable';
-- A town's lines of a run of the whole unit.
CREATE INDEX settlement_line_by_town ON settlement_line (unit, run_id, town);
CREATE INDEX placement_ended ON placement (unit, ended_on) WHERE ended_on IS NOT NULL;
-- Who is on duty in a month, by town. Not (unit, started_on): SQLite would look everybody up in it.
CREATE INDEX placement_by_days ON placement (unit, town, started_on, ended_on);
-- Changes of accounts that wait for their second person.
CREATE INDEX bank_account_asked ON bank_account (unit, id) WHERE state = 'asked';

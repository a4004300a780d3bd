-- What is looked up by another key than its own: without these each look-up walks through the unit.
CREATE INDEX review_vote_by_application ON review_vote (unit, application_id);
CREATE INDEX payment_line_by_settlement ON payment_line (unit, settlement_line_id);
CREATE INDEX bank_account_by_index ON bank_account (unit, account_index);

-- Look-ups that walked through a whole unit. The index of votes holds the session too: without it
-- SQLite prefers the key of the table, which begins with the unit only.
DROP INDEX review_vote_by_application;
CREATE INDEX review_vote_by_application ON review_vote (unit, application_id, session_id);
CREATE INDEX announcement_post_by_post ON announcement_post (unit, post_id, announcement_id);
CREATE INDEX bank_account_by_person ON bank_account (unit, person_id, state, id);

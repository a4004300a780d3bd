-- Where the object of a request lay, and whom it concerned, when the request was answered: the same key answers the same
-- also after the person has moved or was merged (reliability.md P2, P11), to whoever may still see that place. Nothing in
-- the claims of before: they are judged by where the object lies now.
ALTER TABLE request_claim ADD COLUMN town @INT@;
ALTER TABLE request_claim ADD COLUMN village @INT@;
ALTER TABLE request_claim ADD COLUMN person_key @INT@;

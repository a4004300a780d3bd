-- The sheet of a pay notice says for what work each is paid (form 13 of domain.md): hours of the countryside, days of the town.
ALTER TABLE notice_item ADD COLUMN hours_x10 @INT@;
ALTER TABLE notice_item ADD COLUMN days_x10 @INT@;

-- Answers kept on the way come in the order in which they were sent, not in which they arrive.
alter table contest_attempt add column saved_seq bigint default 0 not null;

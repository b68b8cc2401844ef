-- What people were told is remembered by the messages, not by their numbers: a message that comes
-- late changes the numbers of all that were sent after it.
alter table notice_round add column standing character varying(1000000);
alter table notice_round add column seen character varying(1000000);

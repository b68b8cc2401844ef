-- An act that failed is tried again later; what enterprises are reminded of.
alter table campaign_act add column next_try_at timestamp with time zone;
alter table campaign add column drill_note varchar(2000);

-- An act that was left out or given up may be done again; how it ended the first time stays.
alter table campaign_act add column first_state varchar(20);
alter table campaign_act add column first_done_at timestamp with time zone;
alter table campaign_act add column first_outcome varchar(400);

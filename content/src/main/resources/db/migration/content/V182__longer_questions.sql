-- Whole sentences are asked too.
alter table search_tally alter column question set data type varchar(60);

-- The incidents of a sitting form a chain, so that a deleted one is found. Entries made before have no number.
alter table incident add column number integer;
create table incident_log (
  sitting_id bigint primary key references sitting (id),
  entries integer not null,
  last_hash varchar(64) not null
);

-- When time or place of an announced session was last changed, for those who had a place by then.
alter table exam_session add column moved_at timestamp with time zone;

-- One row per candidate, locked while a place is taken: attempts are counted one after another.
create table candidate_turn (
  person varchar(26) not null primary key,
  turns bigint not null
);

-- A person whose attempts are used up may enrol again: attempts of the session's subject count from
-- here.
create table exam_round (
  id bigint not null primary key,
  session_id bigint not null references exam_session (id),
  person varchar(26) not null,
  person_name varchar(130) not null,
  reason varchar(400) not null,
  basis varchar(400) not null,
  opened_by varchar(80) not null,
  opened_at timestamp with time zone not null
);
create index exam_round_person on exam_round (person);
create index exam_round_session on exam_round (session_id);

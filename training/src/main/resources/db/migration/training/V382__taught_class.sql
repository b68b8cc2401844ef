-- Class time staff recorded for an enrolment that is no enterprise's; a mistake is cancelled.
create table taught_class (
  id bigint primary key,
  public_id varchar(26) not null unique,
  enrolment varchar(26) not null,
  person varchar(26) not null,
  content varchar(1000) not null,
  teacher varchar(60) not null,
  basis varchar(300) not null,
  started_at timestamp with time zone not null,
  minutes integer not null,
  result varchar(12) not null,
  recorded_by varchar(26) not null,
  recorded_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  cancel_reason varchar(200),
  version integer not null
);
create index taught_class_enrolment on taught_class (enrolment);
create index taught_class_person on taught_class (person, started_at);
alter table programme_enrolment add column taught_ms bigint default 0 not null;

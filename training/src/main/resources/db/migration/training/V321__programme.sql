create table programme (
  id bigint primary key,
  public_id varchar(26) not null unique,
  code varchar(60) not null unique,
  category varchar(20) not null,
  industry varchar(60) not null,
  sub_operation varchar(60) not null,
  edition_number integer not null,
  offered boolean not null,
  created_at timestamp with time zone not null,
  version integer not null
);

-- What a programme asks for at a time; never changed, only followed by another.
create table programme_edition (
  id bigint primary key,
  programme_id bigint not null references programme (id),
  number integer not null,
  title varchar(120) not null,
  initial_hours integer,
  initial_high_risk_hours integer,
  initial_basis varchar(1000) not null,
  refresher_hours integer,
  refresher_high_risk_hours integer,
  refresher_basis varchar(1000) not null,
  deadline_months integer,
  deadline_basis varchar(1000) not null,
  disclaimer varchar(1000) not null,
  origin varchar(64) not null,
  digest varchar(64) not null,
  created_at timestamp with time zone not null,
  unique (programme_id, number)
);

create table programme_unit (
  id bigint primary key,
  edition_id bigint not null references programme_edition (id),
  position integer not null,
  title varchar(120) not null,
  hours integer,
  compulsory boolean not null,
  high_risk boolean not null,
  hands_on boolean not null,
  outline varchar(2000) not null,
  unique (edition_id, position)
);

create table programme_lesson (
  id bigint primary key,
  edition_id bigint not null references programme_edition (id),
  unit_id bigint not null references programme_unit (id),
  position integer not null,
  piece varchar(160) not null
);
create index programme_lesson_unit on programme_lesson (unit_id);
create index programme_lesson_piece on programme_lesson (piece, edition_id);

-- A person (or an employee who has no account yet) who is to complete a programme.
create table programme_enrolment (
  id bigint primary key,
  public_id varchar(26) not null unique,
  edition_id bigint not null references programme_edition (id),
  category varchar(20) not null,
  person varchar(26),
  employee varchar(26),
  organisation varchar(26),
  kind varchar(12) not null,
  high_risk boolean not null,
  source varchar(12) not null,
  started_on date not null,
  due_on date,
  required_ms bigint,
  online_ms bigint not null,
  class_ms bigint not null,
  completed_at timestamp with time zone,
  closed_at timestamp with time zone,
  open_key varchar(80) unique,
  version integer not null
);
create index programme_enrolment_person on programme_enrolment (person, closed_at);
create index programme_enrolment_employee on programme_enrolment (employee, closed_at);
create index programme_enrolment_edition on programme_enrolment (edition_id, closed_at);
create index programme_enrolment_organisation on programme_enrolment (organisation, closed_at, due_on);

-- A timed run of a blueprint paper that nobody watches; marked at the end.
create table mock_exam (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  person varchar(26) not null,
  paper_id bigint not null references paper (id),
  started_at timestamp(6) with time zone not null,
  deadline timestamp(6) with time zone not null,
  finished_at timestamp(6) with time zone,
  late boolean not null,
  answers character varying(1000000) not null,
  earned numeric(7,2) not null,
  version integer not null
);
create index mock_exam_by_person on mock_exam (person, started_at);
create index mock_exam_by_start on mock_exam (started_at);

-- Questions a person answered wrongly and has not answered rightly often enough since.
create table exam_mistake (
  id bigint not null primary key,
  person varchar(26) not null,
  question_public_id varchar(26) not null,
  wrong_count integer not null,
  right_in_row integer not null,
  changed_at timestamp(6) with time zone not null,
  version integer not null,
  unique (person, question_public_id)
);

create table exam_favourite (
  id bigint not null primary key,
  person varchar(26) not null,
  question_public_id varchar(26) not null,
  added_at timestamp(6) with time zone not null,
  unique (person, question_public_id)
);

create table daily_question (
  asked_on date not null primary key,
  question_public_id varchar(26) not null,
  version_public_id varchar(26) not null
);

-- Rules of examinations as data: every change is a new row, none is ever overwritten.
create table exam_rule (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  category varchar(30) not null,
  industry varchar(60) not null,
  sub_operation varchar(60) not null,
  number integer not null,
  minutes integer not null,
  full_marks numeric(7,2) not null,
  pass_mark numeric(7,2) not null,
  theory_attempts integer,
  practical boolean not null,
  practical_attempts integer,
  make_up varchar(1000) not null,
  result_months integer,
  certificate_months integer,
  renewal varchar(1000) not null,
  question_counts varchar(1000) not null,
  basis varchar(1000) not null,
  evidence varchar(1000) not null,
  assumptions varchar(2000) not null,
  effective_from date,
  effective_until date,
  origin varchar(100) not null,
  made_by varchar(100) not null,
  made_at timestamp(6) with time zone not null,
  version integer not null,
  unique (category, industry, sub_operation, number)
);

create table blueprint (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  name varchar(120) not null,
  category varchar(30) not null,
  industry varchar(60) not null,
  sub_operation varchar(60) not null,
  origin varchar(100) not null,
  version integer not null
);

-- A published version never changes; at most one draft is on top of it.
create table blueprint_version (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  blueprint_id bigint not null references blueprint (id),
  number integer not null,
  state varchar(20) not null,
  note varchar(1000) not null,
  minutes integer not null,
  full_marks numeric(7,2) not null,
  pass_mark numeric(7,2) not null,
  rule_public_id varchar(26) not null,
  changed_by varchar(100) not null,
  changed_at timestamp(6) with time zone not null,
  published_at timestamp(6) with time zone,
  version integer not null,
  unique (blueprint_id, number)
);

create table blueprint_cell (
  version_id bigint not null references blueprint_version (id),
  position integer not null,
  area varchar(120) not null,
  type varchar(20) not null,
  difficulty varchar(10) not null,
  question_count integer not null,
  marks numeric(7,2) not null,
  policy varchar(30) not null,
  primary key (version_id, position)
);

-- What the bank had to offer when papers were drawn: one line per question version.
create table bank_snapshot (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  hash varchar(64) not null,
  content character varying(4000000) not null,
  made_at timestamp(6) with time zone not null
);
create index bank_snapshot_by_hash on bank_snapshot (hash);

create table paper (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  blueprint_version_id bigint not null references blueprint_version (id),
  blueprint_public_id varchar(26) not null,
  snapshot_id bigint not null references bank_snapshot (id),
  purpose varchar(20) not null,
  method integer not null,
  seed bigint not null,
  number integer not null,
  title varchar(120) not null,
  minutes integer not null,
  full_marks numeric(7,2) not null,
  pass_mark numeric(7,2) not null,
  expected_marks numeric(7,2) not null,
  question_count integer not null,
  items character varying(200000) not null,
  sheet character varying(4000000) not null,
  answer_key character varying(4000000) not null,
  made_at timestamp(6) with time zone not null
);
create index paper_by_blueprint on paper (blueprint_public_id, made_at);
create index paper_by_version on paper (blueprint_version_id);

create table question (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  code varchar(40) not null unique,
  state varchar(20) not null,
  state_reason varchar(1000) not null,
  type varchar(20) not null,
  difficulty varchar(10) not null,
  syllabus_point varchar(120) not null,
  stem_text varchar(4000) not null,
  version_number integer not null,
  current_version_id bigint not null,
  current_version_public_id varchar(26) not null,
  author varchar(100) not null,
  reviewer varchar(100),
  fingerprint varchar(32) not null,
  keyprint varchar(32) not null,
  signature ${binary} not null,
  source varchar(120) not null,
  import_id bigint,
  created_at timestamp(6) with time zone not null,
  changed_at timestamp(6) with time zone not null,
  version integer not null
);
create index question_by_state on question (state, type, difficulty);
create index question_by_fingerprint on question (fingerprint);
create index question_by_changed on question (changed_at, id);
create index question_by_import on question (import_id);

create table question_version (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  question_id bigint not null references question (id),
  number integer not null,
  content character varying(1000000) not null,
  author varchar(100) not null,
  note varchar(400) not null,
  created_at timestamp(6) with time zone not null,
  unique (question_id, number)
);

create table question_step (
  id bigint not null primary key,
  question_id bigint not null references question (id),
  version_number integer not null,
  from_state varchar(20) not null,
  to_state varchar(20) not null,
  actor varchar(100) not null,
  reason varchar(1000) not null,
  at timestamp(6) with time zone not null
);
create index question_step_by_question on question_step (question_id, at);

-- Current version only: category, industry or sub-operation the question applies to.
create table question_applicability (
  question_id bigint not null references question (id),
  kind varchar(16) not null,
  name varchar(60) not null,
  primary key (question_id, kind, name)
);
create index question_applicability_by_name on question_applicability (kind, name, question_id);

-- Current version only: the articles the question cites.
create table question_law (
  question_id bigint not null references question (id),
  law varchar(200) not null,
  edition varchar(60) not null,
  article varchar(60) not null,
  primary key (question_id, law, edition, article)
);
create index question_law_by_law on question_law (law, article);

create table question_asset (
  id varchar(32) not null primary key,
  media_type varchar(60) not null,
  content ${binary} not null,
  created_at timestamp(6) with time zone not null
);

create table law_change (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  law varchar(200) not null,
  edition varchar(60) not null,
  article varchar(60) not null,
  reason varchar(1000) not null,
  marked_by varchar(100) not null,
  marked_at timestamp(6) with time zone not null,
  questions integer not null
);

create table operation_catalogue (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  name varchar(60) not null unique,
  caveat varchar(400) not null,
  source varchar(400) not null,
  in_force boolean not null,
  imported_at timestamp(6) with time zone not null,
  version integer not null
);

create table sub_operation (
  id bigint not null primary key,
  catalogue_id bigint not null references operation_catalogue (id),
  position integer not null,
  group_name varchar(60) not null,
  name varchar(60) not null,
  note varchar(400) not null,
  unique (catalogue_id, group_name, name)
);

create table lesson (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  slug varchar(80) not null unique,
  state varchar(20) not null,
  kind varchar(20) not null,
  title varchar(120) not null,
  summary varchar(400) not null,
  topic varchar(40) not null,
  audiences varchar(200) not null,
  industries varchar(400) not null,
  hazards varchar(400) not null,
  minutes integer not null,
  version_number integer not null,
  published_number integer not null,
  author varchar(100) not null,
  reviewer varchar(100),
  created_at timestamp(6) with time zone not null,
  changed_at timestamp(6) with time zone not null,
  published_at timestamp(6) with time zone,
  version integer not null
);
create index lesson_by_state on lesson (state, kind, topic);
create index lesson_by_published on lesson (published_at, id);
create index lesson_by_changed on lesson (changed_at, id);

create table lesson_version (
  id bigint not null primary key,
  lesson_id bigint not null references lesson (id),
  version_number integer not null,
  slug varchar(80) not null,
  kind varchar(20) not null,
  title varchar(120) not null,
  summary varchar(400) not null,
  topic varchar(40) not null,
  audiences varchar(200) not null,
  industries varchar(400) not null,
  hazards varchar(400) not null,
  laws varchar(2000) not null,
  minutes integer not null,
  markdown character varying(1000000) not null,
  source varchar(400) not null,
  license varchar(200) not null,
  digest varchar(64) not null,
  author varchar(100) not null,
  created_at timestamp(6) with time zone not null,
  unique (lesson_id, version_number)
);

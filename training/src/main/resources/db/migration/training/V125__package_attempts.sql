create table package_attempt (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  person varchar(26),
  package_id varchar(26) not null,
  title varchar(120) not null,
  items integer not null,
  ticket_hash varchar(64) not null unique,
  ticket_until timestamp(6) with time zone not null,
  started_at timestamp(6) with time zone not null,
  last_at timestamp(6) with time zone not null,
  completed_at timestamp(6) with time zone,
  version integer not null
);
create index package_attempt_by_person on package_attempt (person, package_id);
create index package_attempt_by_ticket_end on package_attempt (ticket_until);

create table package_state (
  id bigint not null primary key,
  attempt_id bigint not null references package_attempt (id),
  item_number integer not null,
  cmi character varying(1000000) not null,
  completed boolean not null,
  passed boolean,
  score_percent double precision,
  commits integer not null,
  committed_at timestamp(6) with time zone not null,
  version integer not null,
  unique (attempt_id, item_number)
);

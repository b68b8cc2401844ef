-- Knowledge contests of campaigns. Of a telephone number only a keyed hash is kept.
create table contest (
  id bigint primary key,
  public_id varchar(26) not null unique,
  campaign varchar(26) not null unique,
  title varchar(140) not null,
  rules varchar(2000) not null,
  state varchar(20) not null,
  opened_at timestamp with time zone not null,
  closes_at timestamp with time zone,
  closed_at timestamp with time zone,
  seed varchar(64) not null,
  seed_hash varchar(64) not null,
  list_hash varchar(64),
  lots integer not null,
  drawn_at timestamp with time zone,
  purged_at timestamp with time zone,
  version integer not null
);

create table contest_entrant (
  id bigint primary key,
  contest_id bigint not null references contest (id),
  code varchar(10) not null,
  person_key varchar(64) not null,
  token varchar(26) not null unique,
  nickname varchar(40) not null,
  street varchar(60),
  unit varchar(60),
  joined_at timestamp with time zone not null,
  attempts integer not null,
  best_correct integer not null,
  best_seconds integer not null,
  prize integer default 0 not null,
  unique (contest_id, person_key),
  unique (contest_id, code)
);
create index contest_entrant_board on contest_entrant (contest_id, best_correct desc, best_seconds, id);

create table contest_attempt (
  id bigint primary key,
  public_id varchar(26) not null unique,
  contest_id bigint not null references contest (id),
  entrant_id bigint not null references contest_entrant (id),
  on_day integer not null,
  number integer not null,
  paper integer not null,
  started_ms bigint not null,
  deadline_ms bigint not null,
  state varchar(10) not null,
  answers varchar(2000) not null,
  correct integer default 0 not null,
  seconds integer default 0 not null,
  counted boolean not null,
  submitted_ms bigint,
  unique (entrant_id, on_day, number)
);
create index contest_attempt_open on contest_attempt (state, deadline_ms);
create index contest_attempt_contest on contest_attempt (contest_id, state);

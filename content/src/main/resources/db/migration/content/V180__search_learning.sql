create table search_tally (
  id bigint not null primary key,
  day_of date not null,
  kind varchar(10) not null,
  question varchar(40) not null,
  target varchar(160) not null,
  times integer not null,
  version bigint not null,
  constraint search_tally_once unique (day_of, kind, question, target)
);
create index search_tally_target on search_tally (kind, target);
create table search_synonym (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  line varchar(200) not null unique,
  shipped_off boolean not null,
  changed_at timestamp(6) with time zone not null,
  version bigint not null
);
create table search_pin (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  question varchar(40) not null,
  target varchar(120) not null,
  title varchar(300) not null,
  changed_at timestamp(6) with time zone not null,
  version bigint not null,
  constraint search_pin_once unique (question, target)
);

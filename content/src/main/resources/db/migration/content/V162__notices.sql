-- Who wants to be told of warnings, and what was told.
create table notice_place (
  id bigint primary key,
  place_key varchar(40) not null unique,
  code varchar(12),
  latitude double precision,
  longitude double precision
);

create table notice_group (
  id bigint primary key,
  version integer not null,
  public_id varchar(26) not null unique,
  name varchar(200) not null unique,
  created_at timestamp with time zone not null
);

create table notice_subscription (
  id bigint primary key,
  version integer not null,
  public_id varchar(26) not null unique,
  token varchar(26) not null unique,
  channel varchar(20) not null,
  recipient varchar(3000) not null,
  host varchar(300) not null,
  place_id bigint not null references notice_place (id),
  place_name varchar(200) not null,
  hazards varchar(2000) not null,
  min_level integer not null,
  quiet_from integer,
  quiet_to integer,
  elder boolean not null,
  group_id bigint references notice_group (id),
  person varchar(200),
  state varchar(20) not null,
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  ended_at timestamp with time zone
);
create index notice_subscription_match on notice_subscription (state, channel, place_id);
create index notice_subscription_group on notice_subscription (group_id);

create table notice_round (
  id bigint primary key,
  version integer not null,
  warning varchar(26) not null,
  created_at timestamp with time zone not null,
  state varchar(20) not null,
  revision integer,
  changes varchar(300),
  mode varchar(20),
  queued integer,
  done_at timestamp with time zone
);
create index notice_round_state on notice_round (state, id);
create index notice_round_warning on notice_round (warning);

create table notice_acknowledgement (
  id bigint primary key,
  subscription varchar(26) not null,
  warning varchar(26) not null,
  revision integer not null,
  acknowledged_at timestamp with time zone not null,
  unique (subscription, warning, revision)
);
create index notice_acknowledgement_warning on notice_acknowledgement (warning);

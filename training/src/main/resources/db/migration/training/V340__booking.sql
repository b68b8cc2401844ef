create table experience_base (
  id bigint primary key,
  public_id varchar(26) not null unique,
  slug varchar(60) not null unique,
  name varchar(120) not null,
  state varchar(20) not null,
  street varchar(60) not null,
  address varchar(200) not null,
  phone varchar(60) not null,
  summary varchar(1000) not null,
  source varchar(300) not null,
  notice varchar(400) not null,
  online boolean not null,
  holidays_open boolean not null,
  demo boolean not null,
  position integer not null,
  version integer not null
);

create table base_hall (
  id bigint primary key,
  public_id varchar(26) not null unique,
  base_id bigint not null references experience_base (id),
  name varchar(80) not null,
  capacity integer not null,
  accessibility varchar(300) not null,
  active boolean not null,
  version integer not null
);

create table base_programme (
  id bigint primary key,
  public_id varchar(26) not null unique,
  base_id bigint not null references experience_base (id),
  title varchar(120) not null,
  summary varchar(1000) not null,
  minutes integer not null,
  minimum_age integer not null,
  accessibility varchar(300) not null,
  lesson_slug varchar(120) not null,
  real_name boolean not null,
  active boolean not null,
  version integer not null
);

create table opening_rule (
  id bigint primary key,
  public_id varchar(26) not null unique,
  base_id bigint not null references experience_base (id),
  hall_id bigint not null references base_hall (id),
  programme_id bigint not null references base_programme (id),
  weekdays varchar(20) not null,
  starts_at varchar(5) not null,
  online_places integer not null,
  group_places integer not null,
  phone_places integer not null,
  walk_in_places integer not null,
  version integer not null
);

-- First to last day, both included; a null hall means all halls of the base.
create table opening_exception (
  id bigint primary key,
  public_id varchar(26) not null unique,
  base_id bigint not null references experience_base (id),
  hall_id bigint references base_hall (id),
  first_day date not null,
  last_day date not null,
  as_weekday integer not null,
  reason varchar(200) not null,
  version integer not null
);

-- Public holidays and make-up working days; as_weekday says which weekday's rules a make-up day follows.
create table calendar_day (
  calendar_date date primary key,
  working boolean not null,
  as_weekday integer not null,
  name varchar(60) not null,
  source varchar(200) not null
);

create table visit_session (
  id bigint primary key,
  public_id varchar(26) not null unique,
  base_id bigint not null references experience_base (id),
  hall_id bigint not null references base_hall (id),
  programme_id bigint not null references base_programme (id),
  visit_day date not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  closed boolean not null,
  close_reason varchar(200) not null,
  host varchar(60) not null,
  version integer not null,
  constraint visit_session_hall_time unique (hall_id, starts_at)
);
create index visit_session_day on visit_session (visit_day);

-- The ledger of places. Written by conditional updates only; the check is the last guard.
-- accepting is 1 or 0: EclipseLink writes a truth value next to arithmetic as a number, which H2 refuses.
create table session_quota (
  id bigint primary key,
  session_id bigint not null references visit_session (id),
  channel varchar(20) not null,
  capacity integer not null,
  taken integer not null,
  accepting integer not null,
  constraint session_quota_channel unique (session_id, channel),
  constraint session_quota_bounds check (taken >= 0 and taken <= capacity)
);

create table booking (
  id bigint primary key,
  public_id varchar(26) not null unique,
  manage_key varchar(26) not null unique,
  request_key varchar(40) unique,
  code varchar(10) unique,
  kind varchar(20) not null,
  channel varchar(20) not null,
  state varchar(20) not null,
  base_id bigint not null references experience_base (id),
  programme_id bigint not null references base_programme (id),
  person varchar(26),
  adults integer not null,
  teens integer not null,
  children integer not null,
  pupils integer not null,
  teachers integer not null,
  group_type varchar(20),
  organisation varchar(120),
  grade varchar(60),
  topics varchar(300),
  needs varchar(300),
  buses integer not null,
  insured boolean not null,
  contact_name varchar(60),
  contact_phone varchar(30),
  contact_mail varchar(120),
  contact_key varchar(64),
  limit_slot varchar(100) unique,
  lesson_done boolean not null,
  consented boolean not null,
  created_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  offer_until timestamp with time zone,
  first_start timestamp with time zone,
  last_end timestamp with time zone,
  passed_over integer not null,
  moves integer not null,
  sequence integer not null,
  ended_note varchar(300),
  ended_at timestamp with time zone,
  present integer,
  purged_at timestamp with time zone,
  version integer not null
);
create index booking_state on booking (state, first_start);
create index booking_contact on booking (contact_key);
create index booking_person on booking (person);

create table booking_place (
  id bigint primary key,
  booking_id bigint not null references booking (id),
  session_id bigint not null references visit_session (id),
  quota_id bigint not null references session_quota (id),
  places integer not null
);
create index booking_place_session on booking_place (session_id);
create index booking_place_booking on booking_place (booking_id);

create table booking_visitor (
  id bigint primary key,
  booking_id bigint not null references booking (id),
  name varchar(60) not null,
  number_end varchar(4) not null,
  present boolean not null,
  position integer not null
);
create index booking_visitor_booking on booking_visitor (booking_id);

create table booking_strike (
  id bigint primary key,
  contact_key varchar(64) not null,
  booking_id bigint not null unique references booking (id),
  struck_at timestamp with time zone not null,
  forgiven boolean not null
);
create index booking_strike_contact on booking_strike (contact_key);

create table booking_block (
  id bigint primary key,
  public_id varchar(26) not null unique,
  contact_key varchar(64) not null,
  blocked_from timestamp with time zone not null,
  blocked_until timestamp with time zone not null,
  lifted_at timestamp with time zone,
  appeal varchar(500),
  appealed_at timestamp with time zone,
  answer varchar(300),
  answered_at timestamp with time zone,
  version integer not null
);
create index booking_block_contact on booking_block (contact_key);

-- What a booking's contact has been told, once each; sent_at is null while it waits for the post.
create table booking_notice (
  id bigint primary key,
  booking_id bigint not null references booking (id),
  kind varchar(20) not null,
  mark varchar(40) not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint booking_notice_once unique (booking_id, kind, mark)
);
create index booking_notice_waiting on booking_notice (sent_at);

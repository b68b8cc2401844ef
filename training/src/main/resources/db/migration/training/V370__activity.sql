-- Events of a campaign one can sign up for; taken is only changed by conditional updates, the check is the last guard.
create table activity (
  id bigint primary key,
  public_id varchar(26) not null unique,
  campaign varchar(26) not null,
  kind varchar(20) not null,
  title varchar(120) not null,
  summary varchar(1000) not null,
  organiser varchar(120) not null,
  contact varchar(60) not null,
  street varchar(60) not null,
  place varchar(200) not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  sign_up_until timestamp with time zone not null,
  capacity integer not null,
  taken integer not null,
  state varchar(20) not null,
  cancel_reason varchar(200) not null,
  attended integer,
  sequence integer not null,
  created_at timestamp with time zone not null,
  version integer not null,
  constraint activity_bounds check (taken >= 0 and taken <= capacity)
);
create index activity_campaign on activity (campaign, starts_at);
create index activity_state on activity (state, starts_at);

-- Who comes. open_slot keeps one telephone number from signing up twice while the first stands.
create table activity_sign_up (
  id bigint primary key,
  public_id varchar(26) not null unique,
  manage_key varchar(26) not null unique,
  request_key varchar(40) not null unique,
  code varchar(10) not null unique,
  activity_id bigint not null references activity (id),
  name varchar(60),
  phone varchar(30),
  open_slot varchar(120) unique,
  people integer not null,
  audience varchar(20) not null,
  state varchar(20) not null,
  present integer,
  sequence integer not null,
  created_at timestamp with time zone not null,
  reminded_at timestamp with time zone,
  ended_at timestamp with time zone,
  purged_at timestamp with time zone,
  version integer not null
);
create index activity_sign_up_activity on activity_sign_up (activity_id, state);

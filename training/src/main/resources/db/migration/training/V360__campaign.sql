-- Days and months of safety education, with what is known about single years.
create table observance (
  id bigint primary key,
  public_id varchar(26) not null unique,
  code varchar(40) not null unique,
  name varchar(60) not null,
  date_rule varchar(40) not null,
  basis varchar(400) not null,
  evidence varchar(4) not null,
  position integer not null,
  version integer not null
);

create table observance_year (
  id bigint primary key,
  observance_id bigint not null references observance (id),
  for_year integer not null,
  first_day date,
  last_day date,
  theme varchar(200),
  source varchar(400) not null,
  evidence varchar(4) not null,
  version integer not null,
  unique (observance_id, for_year)
);

-- One observance in one year, and what it shows at the moment.
create table campaign (
  id bigint primary key,
  public_id varchar(26) not null unique,
  observance_id bigint not null references observance (id),
  for_year integer not null,
  title varchar(120) not null,
  theme varchar(200) not null,
  first_day date not null,
  last_day date not null,
  state varchar(20) not null,
  banner varchar(200),
  featured varchar(2000) not null,
  materials_open boolean not null,
  report varchar(8000),
  created_at timestamp with time zone not null,
  version integer not null,
  unique (observance_id, for_year)
);

-- The ledger: one row per campaign and act, so that no act is done twice.
create table campaign_act (
  id bigint primary key,
  public_id varchar(26) not null unique,
  campaign_id bigint not null references campaign (id),
  code varchar(60) not null,
  phase varchar(20) not null,
  kind varchar(20) not null,
  title varchar(120) not null,
  parameter varchar(2000) not null,
  due_at timestamp with time zone not null,
  grace_hours integer,
  state varchar(20) not null,
  attempts integer not null,
  done_at timestamp with time zone,
  millis bigint,
  outcome varchar(400),
  version integer not null,
  unique (campaign_id, code)
);
create index campaign_act_due on campaign_act (state, due_at);

-- What a unit did in a campaign; written by an account or by the holder of an invitation.
create table report_invite (
  id bigint primary key,
  public_id varchar(26) not null unique,
  invite_key varchar(26) not null unique,
  campaign varchar(26) not null,
  unit varchar(120) not null,
  setting varchar(20) not null,
  street varchar(60) not null,
  valid_until timestamp with time zone not null,
  created_at timestamp with time zone not null,
  version integer not null
);
create index report_invite_campaign on report_invite (campaign);

create table unit_report (
  id bigint primary key,
  public_id varchar(26) not null unique,
  campaign varchar(26) not null,
  unit varchar(120) not null,
  setting varchar(20) not null,
  street varchar(60) not null,
  author varchar(26),
  invite_id bigint references report_invite (id),
  request_key varchar(40) not null unique,
  held_on date not null,
  audience varchar(20) not null,
  people integer not null,
  title varchar(120) not null,
  body varchar(3000) not null,
  state varchar(20) not null,
  note varchar(300) not null,
  created_at timestamp with time zone not null,
  filed_at timestamp with time zone,
  decided_at timestamp with time zone,
  version integer not null
);
create index unit_report_campaign on unit_report (campaign, state);
create index unit_report_author on unit_report (author);
create index unit_report_invite on unit_report (invite_id);

create table report_photo (
  id bigint primary key,
  public_id varchar(26) not null unique,
  report_id bigint not null references unit_report (id),
  position integer not null,
  alt varchar(120) not null,
  width integer not null,
  height integer not null,
  jpeg ${binary} not null,
  constraint report_photo_position unique (report_id, position)
);

-- Somebody took another post within the enterprise, or came back after a year away: workshop and team level are held anew.
create table post_change (
  id bigint primary key,
  public_id varchar(26) not null unique,
  organisation varchar(26) not null,
  employee varchar(26) not null,
  kind varchar(12) not null,
  changed_on date not null,
  workshop_on date,
  team_on date,
  withdrawn_at timestamp with time zone,
  withdrawn_reason varchar(200),
  settled boolean not null,
  recorded_by varchar(26) not null,
  recorded_at timestamp with time zone not null,
  version integer not null
);
create index post_change_open on post_change (organisation, settled, changed_on, id);
create index post_change_employee on post_change (employee, changed_on);

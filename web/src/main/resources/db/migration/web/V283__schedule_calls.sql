-- How the calls of the timetable went: one row for each call and hour, of all nodes together.
create table schedule_call (
  name varchar(60) not null,
  hour_at timestamp with time zone not null,
  runs integer not null,
  failed integer not null,
  total_millis bigint not null,
  longest_millis bigint not null,
  last_at timestamp with time zone not null,
  last_millis bigint not null,
  problem varchar(400),
  primary key (name, hour_at)
);
create index schedule_call_hour on schedule_call (hour_at);

-- Whether the portal itself saw that the online lesson was learned, or somebody only says so.
alter table booking add column lesson_checked boolean default false not null;

-- What stays in a person's record when the booking is purged: that they came, not with whom.
create table attended_visit (
  id bigint primary key,
  person varchar(26) not null,
  booking varchar(26) not null unique,
  base varchar(120) not null,
  programme varchar(120) not null,
  minutes integer not null,
  started_at timestamp with time zone not null
);
create index attended_visit_person on attended_visit (person, started_at);

-- Those who came before this table was there.
insert into attended_visit (id, person, booking, base, programme, minutes, started_at)
select b.id, b.person, b.public_id, e.name, p.title, p.minutes, b.first_start
from booking b join experience_base e on e.id = b.base_id
join base_programme p on p.id = b.programme_id
where b.state = 'ATTENDED' and b.person is not null and b.first_start is not null;

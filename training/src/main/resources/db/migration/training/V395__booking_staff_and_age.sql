-- The age of the youngest who comes, where the programme has a lowest one; staff may let it pass.
alter table booking add column youngest integer;
alter table booking add column age_waived boolean default false not null;
-- For which asking those who decide were reminded; an older one than asked_at does not count.
alter table booking add column staff_reminded_at timestamp with time zone;

-- Accounts of those who work at a base; none: everybody on duty may be assigned.
create table base_staff (
  base_id bigint not null references experience_base (id),
  person varchar(26) not null,
  primary key (base_id, person)
);

-- Who receives the visitors of a session; visit_session.host stays as a remark.
create table session_staff (
  session_id bigint not null references visit_session (id),
  person varchar(26) not null,
  primary key (session_id, person)
);
create index session_staff_person on session_staff (person);

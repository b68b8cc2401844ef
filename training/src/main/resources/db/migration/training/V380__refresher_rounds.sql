-- From when on learning counts for an enrolment; null where all of a person's learning counts.
alter table programme_enrolment add column began_at timestamp with time zone;
update programme_enrolment set began_at = cast(started_on as timestamp with time zone)
  where kind = 'REFRESHER';
-- A refresher that is completed makes room for the next.
update programme_enrolment set open_key = null
  where kind = 'REFRESHER' and completed_at is not null;
create index programme_enrolment_completed on programme_enrolment (completed_at, closed_at);

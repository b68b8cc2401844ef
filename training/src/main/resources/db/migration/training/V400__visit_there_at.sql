-- When they came through the door, or the session began if that was earlier: a visit that completes
-- an enrolment must lie before that moment, and the door opens before the session.
alter table attended_visit add column there_at timestamp with time zone;
update attended_visit set there_at = started_at;
alter table attended_visit alter column there_at set not null;

-- The incidents of a whole session form a chain too. Entries made before have no number.
create table session_incident_log (
  session_id bigint primary key references exam_session (id),
  entries integer not null,
  last_hash varchar(64) not null
);

-- Papers drawn for a session ahead of the bell, with the sheet as it goes over the wire (gzip). A
-- paper that was taken belongs to a sitting for good; the others are spares for late enrolments.
create table session_paper (
  id bigint primary key,
  session_id bigint not null references exam_session (id),
  paper varchar(26) not null unique,
  questions integer not null,
  minutes integer not null,
  sheet ${binary} not null,
  taken boolean not null
);
create index session_paper_session on session_paper (session_id, taken);

drop table sitting_sheet;

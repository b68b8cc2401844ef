-- Exam sessions: when and where a blueprint's papers are sat. `enrolled` is the counter that guards
-- the capacity: it is only ever moved by a conditional update.
create table exam_session (
  id bigint primary key,
  public_id varchar(26) not null unique,
  title varchar(200) not null,
  blueprint varchar(26) not null,
  category varchar(30) not null,
  sub_operation varchar(60) not null,
  state varchar(20) not null,
  remote boolean not null,
  place varchar(200) not null,
  enrol_from timestamp with time zone not null,
  enrol_until timestamp with time zone not null,
  opens_at timestamp with time zone not null,
  entry_until timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  capacity integer not null,
  enrolled integer not null,
  hours_required integer,
  networks varchar(1000),
  browser_keys varchar(2000),
  demo boolean not null,
  prepared_at timestamp with time zone,
  made_at timestamp with time zone not null,
  version integer not null
);
create index exam_session_opens on exam_session (opens_at);

create table session_invigilator (
  id bigint primary key,
  session_id bigint not null references exam_session (id),
  person varchar(26) not null,
  person_name varchar(80) not null,
  unique (session_id, person)
);

-- A person's place in a session. `active_key` (session and person) is empty once the place was given
-- up, so that one person holds at most one place.
create table enrolment (
  id bigint primary key,
  public_id varchar(26) not null unique,
  session_id bigint not null references exam_session (id),
  person varchar(26) not null,
  person_name varchar(80) not null,
  group_label varchar(80),
  state varchar(20) not null,
  active_key varchar(60) unique,
  seat integer not null,
  admission_number varchar(30) not null unique,
  extra_percent integer not null,
  extra_minutes integer not null,
  pledged_at timestamp with time zone,
  enrolled_at timestamp with time zone not null,
  version integer not null
);
create index enrolment_session on enrolment (session_id);
create index enrolment_person on enrolment (person);

-- One candidate's sitting of one paper; made with its paper before the bell.
create table sitting (
  id bigint primary key,
  public_id varchar(26) not null unique,
  session_id bigint not null references exam_session (id),
  session_public_id varchar(26) not null,
  enrolment_id bigint not null unique references enrolment (id),
  person varchar(26) not null,
  person_name varchar(80) not null,
  seat integer not null,
  paper varchar(26) not null,
  question_count integer not null,
  minutes integer not null,
  state varchar(20) not null,
  extra_percent integer not null,
  extra_minutes integer not null,
  paused_seconds bigint not null,
  paused_at timestamp with time zone,
  started_at timestamp with time zone,
  ends_at timestamp with time zone not null,
  deadline timestamp with time zone,
  epoch integer not null,
  token_hash varchar(64),
  anchor varchar(64),
  client_seq integer not null,
  client_hash varchar(64),
  client_at timestamp with time zone,
  last_seq integer not null,
  last_hash varchar(64) not null,
  answered varchar(400) not null,
  last_save_at timestamp with time zone,
  facts integer not null,
  late integer not null,
  address varchar(64),
  agent varchar(200),
  notice varchar(400),
  notice_number integer not null,
  submitted_at timestamp with time zone,
  submitted_by varchar(20),
  version integer not null
);
create index sitting_session on sitting (session_id);
create index sitting_person on sitting (person);
create index sitting_state on sitting (state, deadline);

-- A device that was fenced by a later one, and how far its journal had come.
create table sitting_device (
  sitting_id bigint not null references sitting (id),
  epoch integer not null,
  token_hash varchar(64) not null,
  anchor varchar(64) not null,
  client_seq integer not null,
  client_hash varchar(64) not null,
  client_at timestamp with time zone not null,
  address varchar(64),
  agent varchar(200),
  primary key (sitting_id, epoch)
);

-- Everything that happened in a sitting, in order; only ever appended. `hash` covers the row and
-- the hash before it.
create table answer_event (
  sitting_id bigint not null references sitting (id),
  seq integer not null,
  epoch integer not null,
  client_seq integer not null,
  kind varchar(20) not null,
  question_no integer not null,
  content varchar(4000) not null,
  made_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  verdict varchar(20) not null,
  hash varchar(64) not null,
  primary key (sitting_id, seq)
);

-- The sheet as it goes over the wire (gzip), made ahead of the bell.
create table sitting_sheet (
  sitting_id bigint primary key references sitting (id),
  content ${binary} not null
);

create table incident (
  id bigint primary key,
  public_id varchar(26) not null unique,
  session_id bigint not null references exam_session (id),
  sitting_id bigint references sitting (id),
  kind varchar(30) not null,
  text varchar(1000) not null,
  by_person varchar(26) not null,
  happened_at timestamp with time zone not null
);
create index incident_session on incident (session_id);

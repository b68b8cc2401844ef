-- One result for every closed sitting. `answers` is what was handed in and never changes; the rest
-- is what the key in force makes of it. `items` are the version ids of the paper's questions,
-- separated and enclosed by blanks.
create table exam_result (
  id bigint primary key,
  public_id varchar(26) not null unique,
  sitting varchar(26) not null unique,
  session varchar(26) not null,
  person varchar(26) not null,
  person_name varchar(80) not null,
  paper varchar(26) not null,
  title varchar(200) not null,
  items varchar(200000) not null,
  answers varchar(400000) not null,
  late varchar(2000) not null,
  submitted_at timestamp with time zone not null,
  submitted_by varchar(20) not null,
  marks numeric(7,2) not null,
  full_marks numeric(7,2) not null,
  pass_mark numeric(7,2) not null,
  question_marks varchar(20000) not null,
  areas varchar(40000) not null,
  outcome varchar(30) not null,
  practical_required boolean not null,
  practical_attempt integer not null,
  practical_attempts integer,
  practical_marks numeric(7,2),
  valid_until varchar(10),
  rule varchar(26),
  revision integer not null,
  last_hash varchar(64) not null,
  released_at timestamp with time zone,
  graded_at timestamp with time zone not null,
  version integer not null
);
create index exam_result_session on exam_result (session);
create index exam_result_person on exam_result (person);
create index exam_result_paper on exam_result (paper);
create index exam_result_submitted on exam_result (submitted_at);

-- Every value a result ever had, chained by hashes; a correction touches a result once at most.
create table result_ledger (
  id bigint primary key,
  result_id bigint not null references exam_result (id),
  revision integer not null,
  kind varchar(20) not null,
  cause varchar(26),
  marks numeric(7,2) not null,
  practical_marks numeric(7,2),
  outcome varchar(30) not null,
  question_marks varchar(20000) not null,
  reason varchar(400) not null,
  by_person varchar(100) not null,
  at timestamp with time zone not null,
  hash varchar(64) not null,
  unique (result_id, revision),
  unique (result_id, cause)
);

-- When the results of a session are shown, where staff decided otherwise than the setting.
create table result_release (
  session varchar(26) primary key,
  release_rule varchar(20) not null,
  release_at timestamp with time zone,
  explanations boolean not null,
  version integer not null
);

-- A correction of the key of one question version, for every paper it stands on.
create table key_correction (
  id bigint primary key,
  public_id varchar(26) not null unique,
  item varchar(26) not null,
  version_id varchar(26) not null,
  question varchar(400) not null,
  type varchar(20) not null,
  kind varchar(20) not null,
  accepted varchar(8000) not null,
  reason varchar(400) not null,
  state varchar(20) not null,
  made_by varchar(100) not null,
  made_at timestamp with time zone not null,
  applied_by varchar(100),
  applied_at timestamp with time zone,
  affected integer,
  flips integer,
  version integer not null
);
create index key_correction_version on key_correction (version_id);

-- Marks of one examiner for one subject of the practical examination (K1 to K4).
create table practical_mark (
  id bigint primary key,
  result_id bigint not null references exam_result (id),
  attempt integer not null,
  subject varchar(10) not null,
  examiner varchar(26) not null,
  examiner_name varchar(80) not null,
  marks numeric(7,2) not null,
  at timestamp with time zone not null,
  unique (result_id, attempt, subject, examiner)
);

-- `open_key` is the result while the appeal waits, so that one waits at most.
create table exam_appeal (
  id bigint primary key,
  public_id varchar(26) not null unique,
  result_id bigint not null references exam_result (id),
  person varchar(26) not null,
  question_no integer,
  text varchar(1000) not null,
  state varchar(20) not null,
  answer varchar(1000),
  open_key varchar(26) unique,
  made_at timestamp with time zone not null,
  decided_by varchar(100),
  decided_at timestamp with time zone,
  version integer not null
);
create index exam_appeal_result on exam_appeal (result_id);
create index exam_appeal_state on exam_appeal (state, made_at);

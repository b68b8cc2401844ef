create table question_import (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  file_name varchar(200) not null,
  source varchar(120) not null,
  content_hash varchar(64) not null,
  format varchar(20) not null,
  encoding varchar(20) not null,
  state varchar(20) not null,
  imported_by varchar(100) not null,
  imported_at timestamp(6) with time zone not null,
  row_count integer not null,
  version integer not null
);
create index question_import_by_hash on question_import (content_hash, state);

create table question_import_row (
  id bigint not null primary key,
  import_id bigint not null references question_import (id),
  number integer not null,
  place varchar(200) not null,
  code varchar(40) not null,
  summary varchar(400) not null,
  verdict varchar(20) not null,
  reason varchar(80) not null,
  detail varchar(1000) not null,
  remarks varchar(400) not null,
  content character varying(1000000),
  other_question_id bigint,
  created_question_id bigint,
  unique (import_id, number)
);
create index question_import_row_by_verdict on question_import_row (import_id, verdict, number);

-- How the columns of a source were understood last time.
create table question_source_mapping (
  source varchar(120) not null primary key,
  mapping varchar(4000) not null,
  changed_at timestamp(6) with time zone not null
);

-- Duplicates, near-duplicates and contradictions across the bank, as found or decided.
create table question_pair (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  left_id bigint not null references question (id),
  right_id bigint not null references question (id),
  kind varchar(20) not null,
  similarity double precision not null,
  decision varchar(20) not null,
  decided_by varchar(100),
  decided_at timestamp(6) with time zone not null,
  found_at timestamp(6) with time zone not null,
  version integer not null,
  unique (left_id, right_id)
);
create index question_pair_by_decision on question_pair (decision, kind, similarity);

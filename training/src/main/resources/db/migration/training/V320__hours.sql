-- One learning stream per person: opening another one ends it. The row is the lock.
create table learning_stream (
  person varchar(26) primary key,
  stream varchar(26) not null,
  piece varchar(160) not null,
  nonce varchar(26) not null,
  spent_nonce varchar(26),
  witnessed_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  asked_at timestamp with time zone,
  until_asked bigint not null,
  evidence_id bigint,
  version integer not null
);

-- What a person has learned of one piece of content in one calendar year (Beijing).
create table learned_piece (
  id bigint primary key,
  person varchar(26) not null,
  piece varchar(160) not null,
  term integer not null,
  title varchar(200) not null,
  length_ms bigint not null,
  credited_ms bigint not null,
  position_ms bigint not null,
  covered varchar(4000) not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  version integer not null,
  unique (person, piece, term)
);
create index learned_piece_recent on learned_piece (person, last_at);

-- Evidence: a span the server witnessed without a gap, and what of it was credited.
create table learning_evidence (
  id bigint primary key,
  public_id varchar(26) not null unique,
  person varchar(26) not null,
  piece varchar(160) not null,
  title varchar(200) not null,
  stream varchar(26) not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  beats integer not null,
  credited_ms bigint not null,
  version integer not null
);
create index learning_evidence_person on learning_evidence (person, started_at);

-- A practice paper anybody may take; nobody's name is kept with it.
create table practice_paper (
  id bigint primary key,
  public_id varchar(26) not null unique,
  category varchar(30) not null,
  sub_operation varchar(60) not null,
  seed bigint not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  correct_count integer not null,
  version integer not null
);

create table practice_answer (
  id bigint primary key,
  paper_id bigint not null references practice_paper (id),
  position integer not null,
  question_version_id varchar(26) not null,
  option_order varchar(120) not null,
  response varchar(400),
  correct boolean,
  unique (paper_id, position)
);

create index practice_paper_created on practice_paper (created_at);

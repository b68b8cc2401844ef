-- Papers of knowledge contests, from the questions for the public.
create table contest_paper (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  contest varchar(26) not null,
  number integer not null,
  sheet character varying(4000000) not null,
  answer_key character varying(4000000) not null,
  made_at timestamp(6) with time zone not null,
  unique (contest, number)
);

create table search_outbox (
  id bigint not null primary key,
  kind varchar(40) not null,
  public_id varchar(26) not null,
  created_at timestamp(6) with time zone not null
);

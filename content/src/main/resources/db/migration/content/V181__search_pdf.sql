-- Text of PDF attachments, read once when they come in; pages are divided by form feeds.
create table search_pdf (
  id bigint not null primary key,
  attachment varchar(100) not null unique,
  outcome varchar(20) not null,
  pages integer not null,
  words text not null,
  read_at timestamp(6) with time zone not null,
  version bigint not null
);

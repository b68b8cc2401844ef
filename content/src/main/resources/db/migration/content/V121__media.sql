create table media (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  kind varchar(20) not null,
  title varchar(120) not null,
  content_type varchar(60) not null,
  digest varchar(64) not null,
  byte_length bigint not null,
  width integer not null,
  height integer not null,
  seconds integer not null,
  pages integer not null,
  characters integer not null,
  remark varchar(40) not null,
  added_by varchar(100) not null,
  added_at timestamp(6) with time zone not null
);
create index media_by_added on media (added_at, id);
create index media_by_digest on media (digest);

-- Bytes, once per content: 512 KiB to a row.
create table media_chunk (
  id bigint not null primary key,
  digest varchar(64) not null,
  chunk_number integer not null,
  content ${binary} not null,
  unique (digest, chunk_number)
);

create table media_page (
  id bigint not null primary key,
  media_id bigint not null references media (id),
  page_number integer not null,
  page_text character varying(20000) not null,
  digest varchar(64) not null,
  byte_length integer not null,
  width integer not null,
  height integer not null,
  unique (media_id, page_number)
);

-- Which files a version of a lesson shows.
create table lesson_medium (
  id bigint not null primary key,
  lesson_version_id bigint not null references lesson_version (id),
  media_id varchar(26) not null,
  unique (lesson_version_id, media_id)
);
create index lesson_medium_by_media on lesson_medium (media_id);

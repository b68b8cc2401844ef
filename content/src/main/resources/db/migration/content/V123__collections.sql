alter table lesson add column publish_at timestamp(6) with time zone;
create index lesson_by_publish_at on lesson (publish_at);

create table lesson_collection (
  id bigint not null primary key,
  public_id varchar(26) not null unique,
  slug varchar(80) not null unique,
  title varchar(120) not null,
  summary varchar(400) not null,
  lessons varchar(6000) not null,
  published_lessons varchar(6000),
  published_title varchar(120),
  published_summary varchar(400),
  author varchar(100) not null,
  reviewer varchar(100),
  changed_at timestamp(6) with time zone not null,
  published_at timestamp(6) with time zone,
  version integer not null
);
create index lesson_collection_by_published on lesson_collection (published_at);

create table scorm_item (
  id bigint not null primary key,
  media_id bigint not null references media (id),
  item_number integer not null,
  edition varchar(10) not null,
  identifier varchar(200) not null,
  title varchar(200) not null,
  launch varchar(800) not null,
  mastery varchar(20),
  launch_data varchar(4096),
  unique (media_id, item_number)
);

create table scorm_file (
  id bigint not null primary key,
  media_id bigint not null references media (id),
  file_path varchar(400) not null,
  digest varchar(64) not null,
  byte_length integer not null,
  unique (media_id, file_path)
);

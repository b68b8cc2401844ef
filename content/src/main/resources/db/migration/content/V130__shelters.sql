create table street (
  code character varying(12) not null primary key,
  name character varying(60) not null,
  active boolean not null,
  source character varying(200) not null
);
-- Source: NBS 2023 statistical division codes, cut-off 2023-06-30.
insert into street (code, name, active, source) values
  ('210103005', '滨河街道', true, '国家统计局统计用区划代码（截至2023-06-30）'),
  ('210103006', '万莲街道', true, '国家统计局统计用区划代码（截至2023-06-30）'),
  ('210103013', '朱剪炉街道', true, '国家统计局统计用区划代码（截至2023-06-30）'),
  ('210103014', '北站街道', true, '国家统计局统计用区划代码（截至2023-06-30）'),
  ('210103015', '风雨坛街道', true, '国家统计局统计用区划代码（截至2023-06-30）'),
  ('210103017', '皇城街道', true, '国家统计局统计用区划代码（截至2023-06-30）'),
  ('210103018', '五里河街道', true, '国家统计局统计用区划代码（截至2023-06-30）'),
  ('210103019', '南塔街道', true, '国家统计局统计用区划代码（截至2023-06-30）'),
  ('210103020', '泉园街道', true, '国家统计局统计用区划代码（截至2023-06-30）'),
  ('210103022', '马官桥街道', true, '国家统计局统计用区划代码（截至2023-06-30）'),
  ('210103023', '东陵街道', true, '国家统计局统计用区划代码（截至2023-06-30）');

create table community (
  code character varying(12) not null primary key,
  name character varying(60) not null,
  street_code character varying(12) not null references street (code),
  source character varying(200) not null
);

create table shelter (
  id bigint not null primary key,
  version integer not null,
  public_id character varying(26) not null unique,
  code character varying(60) not null unique,
  name character varying(200) not null,
  sheet character varying(1000000) not null,
  status character varying(10) not null,
  occupancy integer,
  status_since timestamp with time zone not null,
  feed character varying(60) not null,
  last_seen timestamp with time zone,
  demo boolean not null,
  withdrawn boolean not null,
  revision integer not null
);

create table shelter_revision (
  id bigint not null primary key,
  shelter_id bigint not null references shelter (id),
  number integer not null,
  recorded_at timestamp with time zone not null,
  kind character varying(12) not null,
  note character varying(400) not null,
  sheet character varying(1000000) not null,
  status character varying(10) not null,
  occupancy integer,
  status_since timestamp with time zone not null,
  withdrawn boolean not null,
  import_id bigint,
  unique (shelter_id, number)
);
create index shelter_revision_time on shelter_revision (recorded_at);
create index shelter_revision_import on shelter_revision (import_id);

create table shelter_import (
  id bigint not null primary key,
  version integer not null,
  public_id character varying(26) not null unique,
  file_name character varying(200) not null,
  sha256 character varying(64) not null,
  format character varying(20) not null,
  state character varying(10) not null,
  created_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  undone_at timestamp with time zone,
  mapping character varying(10000) not null,
  coordinate_system character varying(10) not null,
  source character varying(200) not null,
  verified_on date,
  blank_means_unsuitable boolean not null,
  accept_outside boolean not null,
  accept_look_alikes boolean not null,
  feed character varying(60) not null,
  demo boolean not null,
  counts character varying(400) not null
);

-- The file in pieces: H2 keeps at most a megabyte in one value.
create table shelter_import_part (
  id bigint not null primary key,
  import_id bigint not null references shelter_import (id),
  number integer not null,
  content ${binary} not null,
  unique (import_id, number)
);

-- One row, raised by every change, so that each server knows when its map of shelters is old.
create table shelter_atlas (
  id integer not null primary key,
  edition bigint not null
);
insert into shelter_atlas (id, edition) values (1, 0);

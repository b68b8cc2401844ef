-- One table for both catalogues: special operations and industries.
alter table operation_catalogue add column kind varchar(12) default 'OPERATION' not null;

-- What item analysis found wrong with a question version; counted anew every night.
create table question_flag (
  id bigint not null primary key,
  version_id varchar(26) not null,
  flag varchar(30) not null,
  unique (version_id, flag)
);
create index question_flag_by_flag on question_flag (flag, version_id);

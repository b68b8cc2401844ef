-- Who decided what and when: append only, every entry sealed with the hash of the one before.
create table audit_entry
(
  number        bigint                   not null primary key,
  at            timestamp with time zone not null,
  actor         varchar(64)              not null,
  act           varchar(80)              not null,
  subject       varchar(200)             not null,
  detail        varchar(1000)            not null,
  previous_hash varchar(64)              not null,
  hash          varchar(64)              not null unique
);
create index audit_entry_at on audit_entry (at);
create index audit_entry_actor on audit_entry (actor, number);
create index audit_entry_act on audit_entry (act, number);
create index audit_entry_subject on audit_entry (subject, number);

-- The end of the chain: one row, locked by whoever appends.
create table audit_head
(
  id     smallint    not null primary key check (id = 1),
  number bigint      not null,
  hash   varchar(64) not null
);
insert into audit_head (id, number, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

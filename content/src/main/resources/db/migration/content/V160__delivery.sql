-- Letters on their way out. The key names an act of telling somebody something: it can be written once only.
create table delivery_text (
  id varchar(26) primary key,
  subject varchar(500) not null,
  body character varying(200000) not null,
  html character varying(400000),
  unsubscribe_url varchar(1000),
  attachment_name varchar(200),
  attachment_type varchar(200),
  attachment ${binary},
  created_at timestamp with time zone not null
);

create table delivery_ledger (
  letter_key varchar(200) primary key,
  channel varchar(20) not null,
  lane integer not null,
  recipient varchar(3000) not null,
  host varchar(300) not null,
  text_id varchar(26) not null references delivery_text (id),
  token varchar(60),
  topic varchar(60),
  revision integer,
  subscription varchar(26),
  state varchar(20) not null,
  deferred boolean not null,
  attempts integer not null,
  due_at timestamp with time zone not null,
  not_after timestamp with time zone not null,
  claim varchar(26),
  claimed_at timestamp with time zone,
  finished_at timestamp with time zone,
  problem varchar(500),
  created_at timestamp with time zone not null
);
create index delivery_ledger_due on delivery_ledger (state, lane, due_at);
create index delivery_ledger_topic on delivery_ledger (topic, revision, state);
create index delivery_ledger_subscription on delivery_ledger (subscription);
create index delivery_ledger_created on delivery_ledger (created_at);

create table delivery_pause (
  topic varchar(60) primary key,
  since timestamp with time zone not null,
  person varchar(200) not null
);

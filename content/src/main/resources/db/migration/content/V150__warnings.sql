-- Warnings: sources, receipts (everything that came in, raw), threads and their messages.
create table warning_gate (id bigint primary key);
insert into warning_gate (id) values (1);

create table warning_source (
  id bigint primary key,
  version integer not null,
  code varchar(40) not null unique,
  name varchar(200) not null,
  feed_url varchar(2000),
  feed_etag varchar(500),
  feed_modified varchar(100),
  failures integer not null,
  next_poll_at timestamp with time zone,
  last_heard_at timestamp with time zone,
  silent_after_minutes integer,
  tolerated_rules varchar(2000) not null,
  trusted_certificates character varying(1000000) not null,
  signature_required boolean not null
);

create table warning_receipt (
  id bigint primary key,
  version integer not null,
  public_id varchar(26) not null unique,
  source_code varchar(40) not null,
  received_at timestamp with time zone not null,
  raw ${binary} not null,
  digest varchar(64) not null,
  sender varchar(500),
  identifier varchar(500),
  headline varchar(1000),
  tier varchar(30) not null,
  state varchar(30) not null,
  reasons character varying(1000000) not null,
  signature_grade varchar(30) not null,
  signer varchar(1000) not null,
  entered_by varchar(200),
  origin varchar(1000),
  original_text character varying(1000000),
  decided_by varchar(200),
  decided_at timestamp with time zone,
  decision_note varchar(1000)
);
create index warning_receipt_by_time on warning_receipt (received_at);
create index warning_receipt_by_digest on warning_receipt (digest);

create table warning (
  id bigint primary key,
  version integer not null,
  public_id varchar(26) not null unique,
  demo boolean not null,
  merged_into varchar(26),
  headline varchar(1000),
  issuer varchar(500),
  event varchar(500),
  hazard varchar(100),
  level varchar(20),
  sent_at timestamp with time zone,
  until_at timestamp with time zone,
  ended_at timestamp with time zone,
  first_accepted_at timestamp with time zone not null
);
create index warning_by_until on warning (until_at);
create index warning_by_sent on warning (sent_at);

create table warning_message (
  id bigint primary key,
  version integer not null,
  warning_id bigint references warning (id),
  sender varchar(500) not null,
  identifier varchar(500) not null,
  sent_at timestamp with time zone not null,
  message_type varchar(20) not null,
  hidden_because varchar(100),
  raw ${binary} not null,
  digest varchar(64) not null,
  source_code varchar(40) not null,
  accepted_at timestamp with time zone not null,
  original_text character varying(1000000),
  origin varchar(1000),
  unique (sender, identifier)
);
create index warning_message_by_warning on warning_message (warning_id);

create table warning_reference (
  id bigint primary key,
  message_id bigint not null references warning_message (id),
  sender varchar(500) not null,
  identifier varchar(500) not null
);
create index warning_reference_by_name on warning_reference (sender, identifier);
create index warning_reference_by_message on warning_reference (message_id);

insert into warning_source (id, version, code, name, failures, tolerated_rules, trusted_certificates, signature_required)
values (1, 0, 'http', '接口报送', 0, '', '', false),
       (2, 0, 'upload', '文件上传', 0, '', '', false),
       (3, 0, 'duty', '值班录入', 0, '', '', false),
       (4, 0, 'folder', '监视文件夹', 0, '', '', false),
       (5, 0, 'demo', '演示数据', 0, '', '', false);

-- Who wants to act for an organisation waits until an administrator has checked it.
create table organisation_request (
  id bigint primary key,
  public_id varchar(26) not null unique,
  account_id bigint not null references account (id),
  name varchar(200) not null,
  uscc varchar(18) not null,
  kind varchar(20) not null,
  asked_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  granted boolean,
  reason varchar(200)
);
create index organisation_request_account on organisation_request (account_id);
create index organisation_request_open on organisation_request (decided_at, asked_at);

-- A new password by a letter to the confirmed address: one use, half an hour.
create table password_link (
  link_hash varchar(64) primary key,
  account_id bigint not null references account (id),
  expires_at timestamp with time zone not null
);

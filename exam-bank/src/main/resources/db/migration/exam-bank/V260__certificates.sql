-- Signing keys of certificates: the seed sealed (empty for a key from the settings), the public
-- half kept for ever. Moments as elsewhere, days as 2026-11-23 (Beijing time).
create table certificate_key (
  key_id varchar(20) primary key,
  public_key varchar(60) not null,
  sealed_seed varchar(200),
  made_at timestamp with time zone not null
);

-- One proof at most for each result.
create table certificate (
  id bigint primary key,
  public_id varchar(26) not null unique,
  number varchar(40) not null unique,
  result varchar(26) not null unique,
  person varchar(26) not null,
  person_name varchar(80) not null,
  title varchar(300) not null,
  issuer varchar(200) not null,
  issued_on varchar(10) not null,
  expires_on varchar(10),
  demo boolean not null,
  key_id varchar(20) not null references certificate_key (key_id),
  code varchar(3000) not null,
  revoked_at timestamp with time zone,
  revoke_reason varchar(400),
  revoked_by_staff boolean not null,
  reminded_at timestamp with time zone,
  version integer not null
);
create index certificate_person on certificate (person);
create index certificate_expires on certificate (expires_on);
create index certificate_revoked on certificate (revoked_at);

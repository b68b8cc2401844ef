create table organisation (
  id bigint primary key,
  public_id varchar(26) not null unique,
  name varchar(120) not null,
  uscc varchar(18) unique,
  kind varchar(20) not null,
  created_at timestamp with time zone not null,
  version integer not null
);

create table account (
  id bigint primary key,
  public_id varchar(26) not null unique,
  login varchar(64) not null unique,
  display_name varchar(60) not null,
  password_hash varchar(200) not null,
  roles varchar(200) not null,
  organisation_id bigint references organisation (id),
  id_number_cipher varchar(200),
  id_number_lookup varchar(64) unique,
  totp_cipher varchar(200),
  totp_confirmed boolean not null,
  totp_last_step bigint not null,
  consent_edition varchar(20) not null,
  consented_at timestamp with time zone not null,
  id_number_consented_at timestamp with time zone,
  sessions_valid_from timestamp with time zone not null,
  active boolean not null,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  version integer not null
);

-- One row per (login and address) that failed lately; the bucket is a keyed hash, not the login.
create table sign_in_throttle (
  bucket varchar(64) primary key,
  failures integer not null,
  window_start timestamp with time zone not null,
  locked_until timestamp with time zone
);

-- Single-use proof that the password (and the second factor, when asked for) was right.
create table sign_in_ticket (
  ticket_hash varchar(64) primary key,
  account_id bigint not null references account (id),
  second_factor_open boolean not null,
  failures integer not null,
  expires_at timestamp with time zone not null
);

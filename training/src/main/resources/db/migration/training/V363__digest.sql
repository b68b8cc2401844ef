-- Who wants to hear of campaigns by mail; apart from subscriptions to warnings.
create table digest_subscription (
  id bigint primary key,
  public_id varchar(26) not null unique,
  token varchar(26) not null unique,
  mail varchar(320) not null,
  host varchar(260) not null,
  drills boolean not null,
  state varchar(20) not null,
  asked_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  version integer not null
);
create index digest_subscription_mail on digest_subscription (mail);
create index digest_subscription_state on digest_subscription (state);

-- The figures of a campaign as its report found them; campaign is its public id.
create table campaign_figures (
  campaign varchar(26) primary key,
  counted_at timestamp with time zone not null,
  body varchar(200000) not null,
  version integer not null
);

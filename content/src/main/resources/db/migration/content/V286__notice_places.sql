-- A subscription may be about several places, each with the name its owner knows it by.
create table notice_subscription_place (
  subscription_id bigint not null references notice_subscription (id) on delete cascade,
  position integer not null,
  place_id bigint not null references notice_place (id),
  code varchar(12),
  latitude double precision,
  longitude double precision,
  name varchar(200) not null,
  primary key (subscription_id, position)
);

insert into notice_subscription_place
  (subscription_id, position, place_id, code, latitude, longitude, name)
select s.id, 0, p.id, p.code, p.latitude, p.longitude, s.place_name
from notice_subscription s join notice_place p on p.id = s.place_id;

create index notice_subscription_place_match on notice_subscription_place (place_id);
drop index notice_subscription_match;
alter table notice_subscription drop column place_id;
alter table notice_subscription drop column place_name;
create index notice_subscription_match on notice_subscription (state, channel);

-- Which words of a message that has several languages: zh or en.
alter table notice_subscription add column language varchar(2) default 'zh' not null;

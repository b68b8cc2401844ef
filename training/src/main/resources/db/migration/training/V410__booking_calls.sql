-- A letter that could reach nobody: staff call instead, and say that they did.
alter table booking_notice add column to_call boolean default false not null;
alter table booking_notice add column called_at timestamp with time zone;
create index booking_notice_to_call on booking_notice (to_call, called_at);

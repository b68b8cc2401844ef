-- When a group's request last began to wait for the staff's decision.
alter table booking add column asked_at timestamp with time zone;
update booking set asked_at = submitted_at where state = 'PENDING';

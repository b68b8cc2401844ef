-- What becomes of a letter after the next station took it, and until when its recipient may be kept.
alter table delivery_ledger add column arrived_at timestamp with time zone;
alter table delivery_ledger add column keep_until timestamp with time zone;
create index delivery_ledger_keep on delivery_ledger (keep_until);
-- Letters of bookings written before: a visit is booked 30 days ahead at most and forgotten 30 days after.
update delivery_ledger set keep_until = created_at + interval '60' day where letter_key like 'booking/%';

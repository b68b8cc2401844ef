-- Days before the end that the last reminder was about; 0 and less would be after it.
alter table certificate add column reminded_lead integer;
update certificate set reminded_lead = 60 where reminded_at is not null;

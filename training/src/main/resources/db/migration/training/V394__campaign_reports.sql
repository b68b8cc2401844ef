-- What units are asked to report, and whether their reports are still taken.
alter table campaign add column report_note varchar(2000);
alter table campaign add column reports_closed boolean default false not null;

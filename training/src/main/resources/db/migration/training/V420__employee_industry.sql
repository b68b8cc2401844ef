-- The industry an employee works in, as the catalogue has it; it decides the programme and how many hours are asked for.
alter table employee add column industry varchar(100) default '' not null;

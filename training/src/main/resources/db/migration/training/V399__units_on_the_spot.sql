-- A unit on the spot that is done when the person was there: at a class, or at a programme of an
-- experience base (venue: its public id).
alter table programme_unit add column attended boolean default false not null;
alter table programme_unit add column venue varchar(26) default '' not null;

-- Which unit a class stands for, by its title; empty for none.
alter table taught_class add column unit varchar(120) default '' not null;
alter table class_training add column unit varchar(120) default '' not null;

alter table programme_enrolment add column visit_ms bigint default 0 not null;

-- The industry by whose group the hours are asked for; empty where none was chosen.
alter table programme_enrolment add column industry varchar(60) default '' not null;

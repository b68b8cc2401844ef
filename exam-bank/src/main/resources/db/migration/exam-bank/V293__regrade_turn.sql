-- One row, locked while a key correction is applied: corrections follow one another.
create table regrade_turn (
  id integer not null primary key
);
insert into regrade_turn (id) values (1);

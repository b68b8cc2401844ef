-- Whoever feeds the search index holds this row, so that no two servers do at the same time.
create table search_gate (id bigint primary key);
insert into search_gate (id) values (1);

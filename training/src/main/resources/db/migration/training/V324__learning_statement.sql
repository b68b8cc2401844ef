-- Outbox of statements for a learning record store (xAPI); empty while none is configured.
create table learning_statement (
  id varchar(36) primary key,
  body varchar(8000) not null,
  state varchar(12) not null,
  attempts integer not null,
  problem varchar(200),
  due_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer not null
);
create index learning_statement_due on learning_statement (state, due_at);

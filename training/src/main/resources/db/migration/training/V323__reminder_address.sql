-- Where somebody wants to be reminded; there only with consent, the address encrypted.
create table reminder_address (
  person varchar(26) primary key,
  cipher varchar(600),
  lookup varchar(64),
  code_hash varchar(64),
  asked_on date not null,
  asked_at timestamp with time zone not null,
  codes integer not null,
  tries integer not null,
  confirmed_at timestamp with time zone,
  version integer not null
);
create index reminder_address_lookup on reminder_address (lookup);
-- What is due, for the reminders of a day.
create index programme_enrolment_due on programme_enrolment (due_on, closed_at);

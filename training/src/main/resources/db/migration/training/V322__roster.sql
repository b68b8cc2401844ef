-- A person on the list of an enterprise; has an account only after joining with the code.
create table employee (
  id bigint primary key,
  public_id varchar(26) not null unique,
  organisation varchar(26) not null,
  staff_number varchar(40) not null,
  name varchar(40) not null,
  category varchar(20) not null,
  post varchar(60) not null,
  high_risk boolean not null,
  post_since date not null,
  account varchar(26),
  join_code varchar(10) not null unique,
  joined_at timestamp with time zone,
  left_on date,
  created_at timestamp with time zone not null,
  version integer not null,
  unique (organisation, staff_number)
);
create index employee_account on employee (account);

-- Training the enterprise held itself: class, on the spot, or one of the three levels.
create table class_training (
  id bigint primary key,
  public_id varchar(26) not null unique,
  organisation varchar(26) not null,
  kind varchar(12) not null,
  programme varchar(60) not null,
  title varchar(200) not null,
  content varchar(1000) not null,
  place varchar(120) not null,
  trainer varchar(60) not null,
  started_at timestamp with time zone not null,
  minutes integer not null,
  created_by varchar(26) not null,
  created_at timestamp with time zone not null,
  cancelled_at timestamp with time zone,
  cancel_reason varchar(200),
  version integer not null
);
create index class_training_organisation on class_training (organisation, started_at);

create table class_attendance (
  id bigint primary key,
  training_id bigint not null references class_training (id),
  employee varchar(26) not null,
  result varchar(12) not null,
  score integer,
  unique (training_id, employee)
);
create index class_attendance_employee on class_attendance (employee);

-- One reminder per enrolment and day.
create table learning_reminder (
  id bigint primary key,
  ledger_key varchar(40) not null unique,
  organisation varchar(26) not null,
  enrolment varchar(26) not null,
  person varchar(26),
  sent_by varchar(26) not null,
  sent_at timestamp with time zone not null
);
create index learning_reminder_person on learning_reminder (person, sent_at);
create index learning_reminder_enrolment on learning_reminder (enrolment, sent_at);

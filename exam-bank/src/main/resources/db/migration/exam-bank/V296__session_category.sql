-- Whether only people in a training programme of the session's category may enrol.
alter table exam_session add column category_only boolean default false not null;

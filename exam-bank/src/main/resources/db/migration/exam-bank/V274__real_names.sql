-- Real names have up to 60 characters, of which the rare ones take two places each.
alter table enrolment alter column person_name set data type varchar(130);
alter table sitting alter column person_name set data type varchar(130);
alter table exam_result alter column person_name set data type varchar(130);
alter table certificate alter column person_name set data type varchar(130);

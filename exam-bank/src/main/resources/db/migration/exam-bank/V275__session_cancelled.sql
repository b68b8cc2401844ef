-- Why a session was cancelled, as candidates are told; null for those cancelled before.
alter table exam_session add column cancel_reason varchar(400);

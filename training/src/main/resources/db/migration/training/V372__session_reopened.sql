-- What a session was closed by: the public id of the exception, RULES when the weekly rules no
-- longer hold it, null when staff closed it on its own page.
alter table visit_session add column closed_by varchar(26);

update visit_session set closed_by = (
  select min(e.public_id) from opening_exception e
  where e.base_id = visit_session.base_id and e.as_weekday = 0
    and visit_session.visit_day between e.first_day and e.last_day
    and (e.hall_id is null or e.hall_id = visit_session.hall_id)
    and e.reason = visit_session.close_reason)
where closed = true;

-- Public id of the campaign a session was opened for besides the weekly rules; null for all others.
alter table visit_session add column campaign varchar(26);
create index visit_session_campaign on visit_session (campaign);

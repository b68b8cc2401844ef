-- The officer's page reads its order and its sums off these indexes alone.
create index programme_enrolment_terms on programme_enrolment
  (organisation, closed_at, completed_at, due_on, id);
create index employee_list on employee (organisation, left_on, account, public_id);

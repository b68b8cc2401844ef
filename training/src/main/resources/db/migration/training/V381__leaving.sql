-- The moment somebody left a list bounds what the enterprise still sees of the person's learning.
alter table employee add column left_at timestamp with time zone;
update employee set left_at = cast(left_on as timestamp with time zone) where left_on is not null;
-- Who had joined before leaving; whoever comes back agrees anew.
alter table employee add column former_account varchar(26);
create index employee_former_account on employee (former_account);

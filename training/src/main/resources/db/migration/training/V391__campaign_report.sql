-- 200 acts with what came of each.
alter table campaign alter column report set data type varchar(200000);

-- What a row that revised a question by its code found, so that undoing the import can put it back.
alter table question_import_row add column revised_version integer;
alter table question_import_row add column previous_state varchar(20);
alter table question_import_row add column previous_reason varchar(1000);
alter table question_import_row add column previous_reviewer varchar(100);

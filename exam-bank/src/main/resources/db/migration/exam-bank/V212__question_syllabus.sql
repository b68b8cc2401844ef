-- The list of points in the filter of the workbench, over a bank of a hundred thousand.
create index question_by_syllabus on question (syllabus_point);
create index question_by_type on question (type, id);
create index question_by_difficulty on question (difficulty, id);

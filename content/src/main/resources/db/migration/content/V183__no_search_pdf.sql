-- The texts of PDF pages lie with the files themselves.
drop table search_pdf;

-- A sitting is written again with every answer: room on its page keeps the row there, so that no
-- index has to be told (heap-only tuples). Only PostgreSQL knows of pages.
${postgresql} alter table sitting set (fillfactor = 40);

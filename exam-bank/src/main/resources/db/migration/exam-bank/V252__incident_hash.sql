-- Covers the row; empty for what was noted before there were hashes.
alter table incident add column hash varchar(64);

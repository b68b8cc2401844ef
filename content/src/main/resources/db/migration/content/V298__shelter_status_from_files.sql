-- Whether a file may open and close shelters, and for which moment it speaks.
alter table shelter_import add column take_status boolean default false not null;
alter table shelter_import add column as_of timestamp with time zone;

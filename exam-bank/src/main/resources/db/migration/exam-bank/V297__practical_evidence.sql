-- Digest of what the examiners gave, in the ledger line of a practical examination and in its hash.
-- Lines from before have none.
alter table result_ledger add column evidence varchar(64);

-- Why a message that was taken is not before the public: key of the text, null when it is.
alter table warning_receipt add column hidden_because varchar(100);
update warning_receipt set hidden_because =
  (select max(m.hidden_because) from warning_message m
    where m.digest = warning_receipt.digest and m.source_code = warning_receipt.source_code)
  where state in ('ACCEPTED', 'APPROVED');

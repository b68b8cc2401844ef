-- What shipped as "annual notice" names no source that could be read again.
update observance_year set source = ''
  where evidence <> 'V1' and source like '年度通知%' and source not like '%据%';

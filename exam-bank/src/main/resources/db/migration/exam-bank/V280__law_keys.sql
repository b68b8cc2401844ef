-- How citations compare: 中华人民共和国安全生产法第二十七条 and 安全生产法(2021)第27条第2款 are the same article. Filled
-- with every version, and at start for the citations of before.
alter table question_law add column law_key varchar(200) default '' not null;
alter table question_law add column article_key varchar(60) default '' not null;
drop index question_law_by_law;
create index question_law_by_key on question_law (law_key, article_key);

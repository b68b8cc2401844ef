-- The one community the district's plan names; the plan gives no division code, so the last three signs are ours.
-- Source: 沈阳市沈河区“十四五”应急体系、安全生产和防灾减灾规划, 四·二.
insert into community (code, name, street_code, source)
select '210103005A01', '怡静园社区', '210103005', '沈河区“十四五”应急体系、安全生产和防灾减灾规划；区划代码未载，末三位暂定'
where not exists (select 1 from community where name = '怡静园社区');

-- When the last act of a campaign is due, its report apart; null while it has none.
alter table campaign add column last_act_at timestamp with time zone;
update campaign set last_act_at = (
  select max(a.due_at) from campaign_act a where a.campaign_id = campaign.id and a.kind <> 'REPORT');

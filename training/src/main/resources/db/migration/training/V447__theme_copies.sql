-- Campaigns made before copied themes that no source confirms.
update campaign set theme = ''
  where exists (select 1 from observance_year y where y.observance_id = campaign.observance_id
    and y.for_year = campaign.for_year and y.source = '' and y.theme = campaign.theme);

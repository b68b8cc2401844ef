-- The public reads these titles in the programme of a campaign.
update campaign_act set title = '活动开始' where kind = 'BANNER' and title = '首页挂出活动';
update campaign_act set title = '安全宣传咨询日' where kind = 'BANNER' and title = '咨询日换首页提示';
update campaign_act set title = '消防日' where kind = 'BANNER' and title = '消防日换首页提示';

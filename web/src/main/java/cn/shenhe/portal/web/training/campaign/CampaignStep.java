package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.campaign.CampaignCalendar;
import cn.shenhe.portal.training.campaign.CampaignRun;
import cn.shenhe.portal.training.campaign.Campaigns;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Loads the calendar that ships; in demo mode also holds the campaigns of the day. Acts missed
 * while the portal was down are caught up before the first visitor comes.
 */
@ApplicationScoped
public class CampaignStep implements StartStep {

  @Inject CampaignCalendar calendar;
  @Inject Campaigns campaigns;
  @Inject CampaignRun campaignRun;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  @Override
  public int order() {
    return 350;
  }

  @Override
  public void run() {
    calendar.loadShipped();
    if (demo) {
      campaigns.createDemo();
    }
    campaignRun.runDue();
  }
}

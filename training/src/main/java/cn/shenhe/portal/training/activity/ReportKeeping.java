package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.campaign.CampaignReported;
import cn.shenhe.portal.training.campaign.Campaigns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Keeps the figures of a campaign when its report is written and the units have handed in theirs:
 * in the transaction of the act that was the last, so that both are stored or neither.
 */
@ApplicationScoped
class ReportKeeping {

  @Inject Campaigns campaigns;
  @Inject ParticipationCount counting;
  @Inject FrozenFiguresRepository frozen;

  void reported(@Observes CampaignReported report) {
    Figures figures = counting.count(campaigns.row(report.campaign()));
    frozen
        .of(report.campaign())
        .ifPresentOrElse(kept -> kept.keep(figures), () -> frozen.add(new FrozenFigures(figures)));
  }
}

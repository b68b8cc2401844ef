package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.campaign.CampaignReported;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.Campaigns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;

/**
 * Keeps the figures of a campaign when its report is written and the units have handed in theirs:
 * in the transaction of the act that was the last, so that both are stored or neither. What units
 * handed in and an officer accepts or gives back only then is kept with them as long as units may
 * report; the rest stays as it was, for names may be purged by now.
 */
@ApplicationScoped
class ReportKeeping {

  @Inject Campaigns campaigns;
  @Inject ParticipationCount counting;
  @Inject FrozenFiguresRepository frozen;
  @Inject InstantSource clock;

  void reported(@Observes CampaignReported report) {
    Figures figures = counting.count(campaigns.row(report.campaign()));
    frozen
        .of(report.campaign())
        .ifPresentOrElse(kept -> kept.keep(figures), () -> frozen.add(new FrozenFigures(figures)));
  }

  /** An officer accepted or gave back a report of a unit. */
  void decided(String campaign) {
    frozen
        .of(campaign)
        .ifPresent(
            kept -> {
              CampaignRow row = campaigns.row(campaign);
              LocalDate today = LocalDate.ofInstant(clock.instant(), ActivityRules.BEIJING);
              if (!today.isAfter(row.last().plusDays(UnitReporting.LATE_DAYS))) {
                kept.keep(kept.figures(row).withReportsOf(counting.count(row)));
              }
            });
  }
}

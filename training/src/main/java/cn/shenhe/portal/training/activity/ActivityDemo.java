package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.Campaigns;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** What the demonstration shows of activities: invented, and saying so. */
@Stateless
@RolesAllowed("SYSTEM")
public class ActivityDemo {

  @Inject Campaigns campaigns;
  @Inject ActivityRepository activities;
  @Inject ReportRepository reports;
  @Inject InstantSource clock;

  /** For the newest campaign; twice does nothing. */
  public void load() {
    CampaignRow campaign = campaigns.all().stream().findFirst().orElse(null);
    if (campaign == null || !activities.of(campaign.id()).isEmpty()) {
      return;
    }
    activity(campaign, 4, ActivityKind.CONSULTATION, "演示·安全宣传咨询", "皇城街道", 200);
    activity(campaign, 6, ActivityKind.DRILL, "演示·楼道火灾疏散演练", "五里河街道", 60);
    activity(campaign, 9, ActivityKind.LECTURE, "演示·家庭用电用气安全讲座", "滨河街道", 40);
    UnitReport report =
        new UnitReport(campaign.id(), null, null, "demo-" + campaign.id(), clock.instant());
    report.say(
        new ReportUnit("演示·某社区", Setting.COMMUNITY, "滨河街道"),
        new ReportForm(
            today(), Audience.RESIDENT, 36, "演示·楼道灭火器使用体验", "组织居民认识灭火器的压力表，在空地上轮流练习提、拔、握、压。"));
    report.file(clock.instant());
    report.accept(clock.instant());
    reports.add(report);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ActivityRules.BEIJING);
  }

  private void activity(
      CampaignRow campaign, int days, ActivityKind kind, String title, String street, int places) {
    Instant start =
        today()
            .plusDays(days)
            .atTime(LocalTime.of(14, 0))
            .atZone(ActivityRules.BEIJING)
            .toInstant();
    Activity activity = new Activity(campaign.id(), clock.instant());
    activity.describe(
        new ActivityForm(
            "",
            campaign.id(),
            kind,
            title,
            "演示数据，不是真实活动。",
            "演示·主办单位",
            "",
            street,
            "演示地点",
            start,
            start.plus(2, ChronoUnit.HOURS),
            start,
            places));
    activity.hold(places);
    activity.become(ActivityState.OPEN);
    activities.add(activity);
  }
}

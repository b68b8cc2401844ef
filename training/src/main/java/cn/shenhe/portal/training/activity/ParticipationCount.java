package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.booking.VisitFigures;
import cn.shenhe.portal.training.campaign.CampaignRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts who took part in a campaign from what is there now. */
@ApplicationScoped
class ParticipationCount {

  private static final int UNITS_MOST = 300;
  private static final int REPORTS_MOST = 20_000;

  @Inject ActivityRepository activities;
  @Inject ReportRepository reports;
  @Inject VisitFigures visits;
  @Inject @Any Instance<ParticipationSource> sources;
  @Inject InstantSource clock;

  /** Sums of one street, audience or unit while counting. */
  private static final class Sum {
    private int activities;
    private int came;
    private int signedUp;
    private int reports;
    private int reached;
    private int visitors;
    private int players;
  }

  Figures count(CampaignRow row) {
    String campaign = row.id();
    Map<String, Sum> streets = new TreeMap<>();
    Map<Audience, Sum> audiences = new EnumMap<>(Audience.class);
    Map<Setting, Sum> settings = new EnumMap<>(Setting.class);
    Map<ReportUnit, Sum> units = new HashMap<>();
    Sum all = new Sum();
    countActivities(campaign, all, streets, audiences);
    countReports(campaign, all, streets, audiences, settings, units);
    visits
        .between(row.first(), row.last())
        .byStreet()
        .forEach(
            (street, people) -> {
              of(streets, street).visitors += people;
              all.visitors += people;
            });
    List<ParticipationSource.Count> others = new ArrayList<>();
    for (ParticipationSource source : sources) {
      others.addAll(source.counts(campaign));
      source
          .byStreet(campaign)
          .forEach(
              (street, people) -> {
                of(streets, street).players += people;
                all.players += people;
              });
    }
    return new Figures(
        row,
        new Figures.Totals(
            all.activities,
            all.signedUp,
            all.came,
            all.reports,
            all.reached,
            all.visitors,
            all.players),
        streetLines(streets),
        settingLines(settings),
        audienceLines(audiences),
        unitLines(units),
        others,
        clock.instant(),
        false);
  }

  private static <K> Sum of(Map<K, Sum> sums, K key) {
    return sums.computeIfAbsent(key, k -> new Sum());
  }

  private void countActivities(
      String campaign, Sum all, Map<String, Sum> streets, Map<Audience, Sum> audiences) {
    Instant now = clock.instant();
    Map<String, Integer> ticked = new HashMap<>();
    for (Object[] row : activities.counted(campaign)) {
      int people = ((Number) row[3]).intValue();
      of(audiences, (Audience) row[1]).signedUp += people;
      all.signedUp += people;
      if (row[2] != null) {
        ticked.merge((String) row[0], ((Number) row[2]).intValue(), Integer::sum);
      }
    }
    for (Activity activity : activities.of(campaign)) {
      ActivityRow row = activity.row(now);
      if (row.state() == ActivityState.DRAFT || row.state() == ActivityState.CANCELLED) {
        continue;
      }
      Sum street = of(streets, row.street());
      int came = row.attended() == null ? ticked.getOrDefault(row.id(), 0) : row.attended();
      street.activities++;
      street.came += came;
      all.activities++;
      all.came += came;
    }
  }

  private void countReports(
      String campaign,
      Sum all,
      Map<String, Sum> streets,
      Map<Audience, Sum> audiences,
      Map<Setting, Sum> settings,
      Map<ReportUnit, Sum> units) {
    for (UnitReport report : reports.inState(campaign, ReportState.ACCEPTED, 0, REPORTS_MOST)) {
      ReportSheet sheet = report.sheet(List.of());
      for (Sum sum :
          List.of(
              all,
              of(streets, sheet.unit().street()),
              of(audiences, sheet.audience()),
              of(settings, sheet.unit().setting()),
              of(units, sheet.unit()))) {
        sum.reports++;
        sum.reached += sheet.people();
      }
    }
  }

  private static List<Figures.StreetLine> streetLines(Map<String, Sum> streets) {
    return streets.entrySet().stream()
        .map(
            e ->
                new Figures.StreetLine(
                    e.getKey(),
                    e.getValue().activities,
                    e.getValue().came,
                    e.getValue().reports,
                    e.getValue().reached,
                    e.getValue().visitors,
                    e.getValue().players))
        .sorted(Figures.StreetLine.ORDER)
        .toList();
  }

  private static List<Figures.SettingLine> settingLines(Map<Setting, Sum> settings) {
    List<Figures.SettingLine> lines = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      Sum sum = settings.getOrDefault(setting, new Sum());
      lines.add(new Figures.SettingLine(setting, sum.reports, sum.reached));
    }
    return lines;
  }

  private static List<Figures.AudienceLine> audienceLines(Map<Audience, Sum> audiences) {
    List<Figures.AudienceLine> lines = new ArrayList<>();
    for (Audience audience : Audience.values()) {
      Sum sum = audiences.getOrDefault(audience, new Sum());
      lines.add(new Figures.AudienceLine(audience, sum.signedUp, sum.reached));
    }
    return lines;
  }

  private static List<Figures.UnitLine> unitLines(Map<ReportUnit, Sum> units) {
    return units.entrySet().stream()
        .map(
            e ->
                new Figures.UnitLine(
                    e.getKey().name(),
                    e.getKey().setting(),
                    e.getKey().street(),
                    e.getValue().reports,
                    e.getValue().reached))
        .sorted(
            Comparator.comparingInt(Figures.UnitLine::reached)
                .reversed()
                .thenComparing(Figures.UnitLine::unit))
        .limit(UNITS_MOST)
        .toList();
  }
}

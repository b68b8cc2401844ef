package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.campaign.CampaignRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who took part in a campaign, in numbers. People are counted once for each thing they took part
 * in, because nobody is followed from one to the next.
 *
 * @param streets in order of their people, most first
 * @param settings the five of {@link Setting}, in their order
 * @param audiences those of {@link Audience}, in their order
 * @param units most people first, at most 300
 * @param others of other features, a contest for instance
 * @param at when it was counted
 * @param frozen whether they are those the report kept; otherwise they still change
 */
public record Figures(
    CampaignRow campaign,
    Totals totals,
    List<StreetLine> streets,
    List<SettingLine> settings,
    List<AudienceLine> audiences,
    List<UnitLine> units,
    List<ParticipationSource.Count> others,
    Instant at,
    boolean frozen) {

  /**
   * The whole.
   *
   * @param activities held or to be held; cancelled ones are left out
   * @param signedUp people for whom somebody signed up
   * @param came people who came to activities, as staff counted them
   * @param reports accepted
   * @param reached people the units say they reached
   * @param visitors of the experience bases in the days of the campaign
   * @param players people of other features, those with a result in the contest for instance
   */
  public record Totals(
      int activities, int signedUp, int came, int reports, int reached, int visitors, int players) {

    public int people() {
      return came + reached + visitors + players;
    }

    Totals withReports(int newReports, int newReached) {
      return new Totals(activities, signedUp, came, newReports, newReached, visitors, players);
    }
  }

  /** One street; the empty name where none is known. */
  public record StreetLine(
      String street,
      int activities,
      int came,
      int reports,
      int reached,
      int visitors,
      int players) {

    static final Comparator<StreetLine> ORDER =
        Comparator.comparingInt(StreetLine::people).reversed().thenComparing(StreetLine::street);

    public int people() {
      return came + reached + visitors + players;
    }

    StreetLine withReports(int newReports, int newReached) {
      return new StreetLine(street, activities, came, newReports, newReached, visitors, players);
    }
  }

  /** One of the five places. */
  public record SettingLine(Setting setting, int reports, int reached) {}

  /** One audience. */
  public record AudienceLine(Audience audience, int signedUp, int reached) {

    public int people() {
      return signedUp + reached;
    }

    AudienceLine withReached(int newReached) {
      return new AudienceLine(audience, signedUp, newReached);
    }
  }

  /** One unit. */
  public record UnitLine(String unit, Setting setting, String street, int reports, int reached) {}

  public Figures {
    streets = List.copyOf(streets);
    settings = List.copyOf(settings);
    audiences = List.copyOf(audiences);
    units = List.copyOf(units);
    others = List.copyOf(others);
  }

  /** These, with what units reported as it is in later ones. */
  Figures withReportsOf(Figures later) {
    Map<String, StreetLine> lines = new LinkedHashMap<>();
    streets.forEach(line -> lines.put(line.street(), line.withReports(0, 0)));
    for (StreetLine line : later.streets) {
      StreetLine known =
          lines.getOrDefault(line.street(), new StreetLine(line.street(), 0, 0, 0, 0, 0, 0));
      lines.put(line.street(), known.withReports(line.reports(), line.reached()));
    }
    return new Figures(
        campaign,
        totals.withReports(later.totals.reports(), later.totals.reached()),
        lines.values().stream()
            .filter(line -> line.activities() > 0 || line.reports() > 0 || line.people() > 0)
            .sorted(StreetLine.ORDER)
            .toList(),
        later.settings,
        audiences.stream().map(line -> line.withReached(later.reached(line.audience()))).toList(),
        later.units,
        others,
        later.at,
        frozen);
  }

  private int reached(Audience audience) {
    return audiences.stream()
        .filter(line -> line.audience() == audience)
        .mapToInt(AudienceLine::reached)
        .sum();
  }
}

package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.campaign.CampaignRow;
import java.time.Instant;
import java.util.List;

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

    public int people() {
      return came + reached + visitors + players;
    }
  }

  /** One of the five places. */
  public record SettingLine(Setting setting, int reports, int reached) {}

  /** One audience. */
  public record AudienceLine(Audience audience, int signedUp, int reached) {

    public int people() {
      return signedUp + reached;
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
}

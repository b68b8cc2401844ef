package cn.shenhe.portal.training.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A campaign in a list.
 *
 * @param end when all is over: its last day and its last act, the report apart; what still waited
 *     when it was closed
 * @param banner what hangs on the home page, or null
 * @param drillNote what enterprises are reminded of, or null
 * @param reportNote what units are asked to report, or null
 * @param reportsClosed whether new reports of units are taken no more
 * @param featured slugs of lessons, in their order
 * @param collections slugs of collections, in their order
 */
public record CampaignRow(
    String id,
    String observance,
    String observanceName,
    int year,
    String title,
    String theme,
    LocalDate first,
    LocalDate last,
    Instant end,
    CampaignState state,
    String banner,
    List<String> featured,
    List<String> collections,
    boolean materialsOpen,
    String drillNote,
    String reportNote,
    boolean reportsClosed) {

  /** Whether it belongs to the past. */
  public boolean over(Instant now) {
    return !now.isBefore(end);
  }
}

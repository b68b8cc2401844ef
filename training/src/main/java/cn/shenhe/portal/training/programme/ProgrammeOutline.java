package cn.shenhe.portal.training.programme;

import java.time.Instant;
import java.util.List;

/**
 * A programme as everybody may read it.
 *
 * @param industryFixed whether its industry decides the hours; otherwise who enrols chooses one
 * @param minutesPerHour how long one 学时 is counted
 * @param initialShare of the first training how much can be learned on line; null where no number
 *     of hours is set
 * @param highRiskShare the same in high-risk units
 * @param updated when this edition was kept
 */
public record ProgrammeOutline(
    String code,
    JobCategory category,
    String industry,
    boolean industryFixed,
    String subOperation,
    int edition,
    boolean offered,
    EditionSheet sheet,
    List<Unit> units,
    int minutesPerHour,
    OnlineShare initialShare,
    OnlineShare highRiskShare,
    Instant updated) {

  /** A unit with the titles of its lessons. */
  public record Unit(int position, EditionSheet.UnitSheet sheet, List<LessonLink> lessons) {}

  /**
   * A lesson.
   *
   * @param slug its address; empty for content that has no page of its own
   */
  public record LessonLink(String piece, String slug, String title) {}
}

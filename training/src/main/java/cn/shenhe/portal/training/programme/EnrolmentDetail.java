package cn.shenhe.portal.training.programme;

import java.time.Instant;
import java.util.List;

/**
 * How far an enrolment is, unit by unit.
 *
 * @param next slug of the next lesson to read; empty when all are done
 * @param share how much can be learned on line; null where no number of hours is set
 * @param lessonsDone compulsory lessons finished, of {@code lessonsTotal}
 */
public record EnrolmentDetail(
    EnrolmentRow row,
    List<UnitProgress> units,
    String next,
    String nextTitle,
    int lessonsDone,
    int lessonsTotal,
    int minutesPerHour,
    OnlineShare share,
    String hoursBasis,
    String deadlineBasis,
    String disclaimer) {

  /**
   * A unit.
   *
   * @param open false for a hands-on unit whose lessons before are not done yet
   * @param attended whether it is done only when the person was there
   * @param attendedAt when they were; null before
   * @param venue public id of the programme of a base that may be booked for it; empty for none
   */
  public record UnitProgress(
      int position,
      String title,
      Integer hours,
      boolean compulsory,
      boolean handsOn,
      boolean open,
      boolean attended,
      Instant attendedAt,
      String venue,
      String venueTitle,
      List<LessonProgress> lessons) {}

  /** A lesson: minutes credited and the most that can be. */
  public record LessonProgress(
      String slug, String title, long creditedMinutes, long lengthMinutes, boolean finished) {}
}

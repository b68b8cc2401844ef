package cn.shenhe.portal.training.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether a lesson was learned, for those who make it a condition of something else. */
@ApplicationScoped
public class LearnedLessons {

  @Inject HoursRepository hours;
  @Inject Pieces pieces;

  /**
   * Whether the person finished the lesson, in whatever year.
   *
   * @param person public id of the account
   * @param slug of the article
   */
  public boolean finished(String person, String slug) {
    return hours.finished(person, Articles.KIND + ":" + slug);
  }

  /** Whether there is a lesson of that name that can be learned. */
  public boolean known(String slug) {
    return pieces.find(Articles.KIND + ":" + slug).isPresent();
  }
}

package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.question.item.Category;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an examiner decides about a session.
 *
 * @param blueprint public id of a published blueprint
 * @param remote whether candidates sit wherever they are; else in the room {@code place}
 * @param opensAt earliest moment to begin
 * @param entryUntil after it nobody begins any more
 * @param endsAt end for everybody without extra time
 * @param hoursRequired learning hours a candidate must have, or null
 * @param categoryOnly whether only people in a programme of the category may enrol
 * @param networks addresses (CIDR) from which the exam may be opened; empty: from everywhere
 * @param browserKeys Safe Exam Browser keys of which one must be proved; empty: any browser
 */
public record SessionPlan(
    String title,
    String blueprint,
    Category category,
    String subOperation,
    boolean remote,
    String place,
    Instant enrolFrom,
    Instant enrolUntil,
    Instant opensAt,
    Instant entryUntil,
    Instant endsAt,
    int capacity,
    Integer hoursRequired,
    boolean categoryOnly,
    List<String> networks,
    List<String> browserKeys) {

  /** Candidates of one session; also the size of the largest console page. */
  public static final int MOST_CANDIDATES = 2_000;

  private static final Pattern CIDR = Pattern.compile("[0-9a-fA-F:.]{2,45}(/\\d{1,3})?");
  private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{64}");

  /**
   * @throws SittingRefused naming what is wrong
   */
  void check() {
    must(title != null && !title.isBlank() && title.length() <= 200, "sitting.plan.title");
    must(blueprint != null && !blueprint.isBlank(), "sitting.plan.blueprint");
    must(remote || (place != null && !place.isBlank()), "sitting.plan.place");
    must(place == null || place.length() <= 200, "sitting.plan.place");
    boolean times =
        enrolFrom != null
            && enrolUntil != null
            && opensAt != null
            && entryUntil != null
            && endsAt != null;
    must(times, "sitting.plan.times");
    must(
        !enrolFrom.isAfter(enrolUntil)
            && !opensAt.isAfter(entryUntil)
            && entryUntil.isBefore(endsAt)
            && !enrolUntil.isAfter(endsAt),
        "sitting.plan.times");
    must(capacity >= 1 && capacity <= MOST_CANDIDATES, "sitting.plan.capacity");
    must(
        hoursRequired == null || (hoursRequired >= 0 && hoursRequired <= 1_000),
        "sitting.plan.hours");
    must(
        hoursRequired == null || hoursRequired == 0 || category != Category.PUBLIC,
        "sitting.plan.hours-public");
    must(!categoryOnly || category != Category.PUBLIC, "sitting.plan.category-public");
    must(
        networks.size() <= 20 && networks.stream().allMatch(n -> CIDR.matcher(n).matches()),
        "sitting.plan.networks");
    must(
        browserKeys.size() <= 20 && browserKeys.stream().allMatch(k -> KEY.matcher(k).matches()),
        "sitting.plan.keys");
  }

  private static void must(boolean holds, String code) {
    if (!holds) {
      throw new SittingRefused(code, MOST_CANDIDATES);
    }
  }
}

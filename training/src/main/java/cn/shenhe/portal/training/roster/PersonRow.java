package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.programme.EnrolmentState;
import cn.shenhe.portal.training.programme.JobCategory;
import java.time.LocalDate;

/**
 * A person of the list with a programme; a person with two programmes has two rows.
 *
 * @param title of the programme; empty when there is none for the post
 * @param requiredHours 学时 asked for; null where nobody has entered them
 * @param doneHours 学时 so far, on line and in class
 * @param gapHours what is lacking; null without a number
 * @param state null without a programme
 */
public record PersonRow(
    String publicId,
    String number,
    String name,
    JobCategory category,
    String post,
    boolean joined,
    String title,
    Double requiredHours,
    double doneHours,
    Double gapHours,
    LocalDate dueOn,
    EnrolmentState state,
    String enrolment) {

  /** 0–100. */
  public int percent() {
    return requiredHours == null || requiredHours == 0
        ? 0
        : (int) Math.min(100, doneHours * 100 / requiredHours);
  }
}

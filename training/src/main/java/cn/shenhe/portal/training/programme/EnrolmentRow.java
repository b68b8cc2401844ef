package cn.shenhe.portal.training.programme;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An enrolment in a list.
 *
 * @param requiredHours 学时 asked for; null where nobody has entered them
 * @param onlineHours 学时 credited on line, rounded down to a tenth
 * @param industry empty where none was chosen
 * @param classHours 学时 recorded by the enterprise or staff, or spent at bases, likewise
 * @param dueOn null for no term
 */
public record EnrolmentRow(
    String publicId,
    String code,
    String title,
    JobCategory category,
    EnrolmentKind kind,
    boolean highRisk,
    String industry,
    String source,
    Double requiredHours,
    double onlineHours,
    double classHours,
    LocalDate startedOn,
    LocalDate dueOn,
    EnrolmentState state,
    Instant completedAt) {

  public double doneHours() {
    return Math.round((onlineHours + classHours) * 10) / 10.0;
  }

  /** 0–100; 0 where no hours are asked for. */
  public int percent() {
    return requiredHours == null || requiredHours == 0
        ? 0
        : (int) Math.min(100, doneHours() * 100 / requiredHours);
  }
}

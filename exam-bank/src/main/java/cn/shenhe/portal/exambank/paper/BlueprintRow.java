package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.item.Category;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A blueprint in a list.
 *
 * @param published number of the published version; 0 if there is none
 * @param draft whether a draft waits on top of it
 * @param questions of the published version, else of the draft
 * @param ruleChanges day (Beijing) from which another rule than that of the published version holds
 *     for its subject, today at the earliest; null for never
 * @param minutes 0 while nothing is published, as are the marks
 */
public record BlueprintRow(
    String publicId,
    String name,
    Category category,
    String industry,
    String subOperation,
    int published,
    boolean draft,
    int questions,
    int minutes,
    BigDecimal fullMarks,
    BigDecimal passMark,
    LocalDate ruleChanges) {

  /** Whether another rule than the published version's holds on this day. */
  public boolean outdatedOn(LocalDate day) {
    return ruleChanges != null && !day.isBefore(ruleChanges);
  }
}

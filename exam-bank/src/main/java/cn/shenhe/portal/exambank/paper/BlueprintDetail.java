package cn.shenhe.portal.exambank.paper;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A blueprint as its editor sees it.
 *
 * @param number of the newest version
 * @param total marks of all cells
 * @param rule that holds for its subject today; null if none does
 * @param versions newest first
 */
public record BlueprintDetail(
    BlueprintRow row,
    int number,
    BlueprintState state,
    int lockVersion,
    String note,
    List<Cell> cells,
    BigDecimal total,
    ExamRuleRow rule,
    List<VersionRow> versions) {

  /** One version. */
  public record VersionRow(
      int number, BlueprintState state, String by, Instant at, Instant publishedAt) {}
}

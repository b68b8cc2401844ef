package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.analysis.ItemStatistics;

/** What item analysis says of the questions a list shows. */
public enum FlagFilter {
  /** Those with any flag. */
  ANY(null),
  NEGATIVE_DISCRIMINATION(ItemStatistics.Flag.NEGATIVE_DISCRIMINATION),
  TOO_EASY(ItemStatistics.Flag.TOO_EASY),
  TOO_HARD(ItemStatistics.Flag.TOO_HARD),
  DEAD_DISTRACTOR(ItemStatistics.Flag.DEAD_DISTRACTOR);

  private final ItemStatistics.Flag flag;

  FlagFilter(ItemStatistics.Flag flag) {
    this.flag = flag;
  }

  /** The one flag; null for any. */
  ItemStatistics.Flag flag() {
    return flag;
  }
}

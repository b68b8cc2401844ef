package cn.shenhe.portal.exambank.grading;

import java.math.BigDecimal;
import java.util.List;

/**
 * A result with its profile, and where the release rule allows it every question with its key.
 *
 * @param changed why the marks are not those of the first grading; empty if they are
 * @param questions without texts and keys unless {@code explained}
 * @param appealUntil whether an appeal can still be made
 */
public record ResultLetter(
    ResultRow row,
    List<AreaMark> areas,
    boolean explained,
    List<Question> questions,
    List<LedgerRow> ledger,
    List<AppealRow> appeals,
    boolean appealable) {

  /**
   * One question of the paper.
   *
   * @param html stem; empty unless explained
   * @param yours the answer given, readable; empty if there was none
   * @param key empty unless explained, as are the next
   */
  public record Question(
      int no,
      String kind,
      String area,
      BigDecimal earned,
      BigDecimal full,
      boolean late,
      boolean answered,
      String html,
      List<Choice> options,
      String yours,
      String key,
      String explanation,
      List<String> laws) {

    /** Whether all marks were earned, however they are written (1 or 1.00). */
    public boolean whole() {
      return earned.compareTo(full) == 0;
    }
  }

  /** An option as it stood on the paper. */
  public record Choice(String html, boolean chosen, boolean right) {}
}

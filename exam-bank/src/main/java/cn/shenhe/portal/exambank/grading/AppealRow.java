package cn.shenhe.portal.exambank.grading;

import java.time.Instant;

/**
 * An appeal as read.
 *
 * @param question number on the paper; null for the result as a whole
 * @param answer null while it waits
 */
public record AppealRow(
    String publicId,
    String result,
    String personName,
    String title,
    Integer question,
    String text,
    State state,
    String answer,
    Instant madeAt,
    Instant decidedAt) {

  /** How far it is. */
  public enum State {
    WAITING("待复核"),
    UPHELD("成立"),
    REJECTED("不成立");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}

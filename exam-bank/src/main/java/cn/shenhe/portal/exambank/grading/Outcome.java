package cn.shenhe.portal.exambank.grading;

/** What an examination ended with. */
public enum Outcome {
  PASSED("合格"),
  FAILED("不合格"),
  /** Theory is passed, the practical examination is still to come (or to be repeated). */
  AWAITING_PRACTICAL("理论合格，待实操考试");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}

package cn.shenhe.portal.exambank.paper;

/** What an answer earns that is not wholly right. */
public enum CreditPolicy {
  /** Nothing. */
  ALL_OR_NOTHING("全对才得分"),
  /** The share of the key that was chosen, and nothing as soon as one wrong option is chosen. */
  PARTIAL_NO_WRONG("选对部分按比例得分，有错选不得分"),
  /** The share of steps in their place or pairs that match. */
  PARTIAL_PER_PART("按答对的部分得分");

  private final String label;

  CreditPolicy(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}

package cn.shenhe.portal.exambank.grading;

/** What is done about a wrong key. */
public enum CorrectionKind {
  /** Further answers count as right beside the key. */
  ACCEPT_ALSO("增加正确答案（原答案仍算对）"),
  /** Other answers are right, the key is not. */
  REPLACE_KEY("更换答案（原答案不再算对）"),
  /** The question is void: everybody who had it gets its full marks. */
  FULL_MARKS("题目作废，凡抽到的都给满分");

  private final String label;

  CorrectionKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}

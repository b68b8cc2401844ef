package cn.shenhe.portal.exambank.question;

/**
 * The verdict on one row.
 *
 * @param reason key of the reason; empty if accepted without a remark
 * @param detail code of the other question, number of the other row, or the offending part
 * @param otherQuestionId the question of the bank it is like; null if none or a row of the same
 *     file
 */
record Judgement(RowVerdict verdict, String reason, String detail, Long otherQuestionId) {

  static final String CODE_TAKEN = "question.row.code-taken";
  private static final Judgement ACCEPTED = new Judgement(RowVerdict.ACCEPTED, "", "", null);

  static Judgement accepted() {
    return ACCEPTED;
  }

  static Judgement rejected(String reason, String detail) {
    return new Judgement(RowVerdict.REJECTED, reason, detail, null);
  }

  static Judgement like(RowVerdict verdict, String reason, Known other) {
    boolean sameFile = other.id() < 0;
    String detail = sameFile ? "#" + -other.id() : other.code();
    return new Judgement(verdict, reason, detail, sameFile ? null : other.id());
  }
}

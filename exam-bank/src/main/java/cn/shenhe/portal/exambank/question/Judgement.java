package cn.shenhe.portal.exambank.question;

/**
 * The verdict on one row.
 *
 * @param reason key of the reason; empty if accepted without a remark
 * @param detail code of the other question, number of the other row, or the offending part
 * @param otherQuestionId the question of the bank it is like; null if none or a row of the same
 *     file
 * @param otherVersion the version of that question that was looked at; 0 if none
 */
record Judgement(
    RowVerdict verdict, String reason, String detail, Long otherQuestionId, int otherVersion) {

  static final String CODE_TAKEN = "question.row.code-taken";
  static final String DUPLICATE = "question.row.duplicate";
  static final String CHANGED_SINCE = "question.row.changed-since";
  private static final Judgement ACCEPTED = new Judgement(RowVerdict.ACCEPTED, "", "", null, 0);

  static Judgement accepted() {
    return ACCEPTED;
  }

  static Judgement rejected(String reason, String detail) {
    return new Judgement(RowVerdict.REJECTED, reason, detail, null, 0);
  }

  static Judgement like(RowVerdict verdict, String reason, Known other) {
    boolean sameFile = other.id() < 0;
    String detail = sameFile ? "#" + -other.id() : other.code();
    return new Judgement(
        verdict, reason, detail, sameFile ? null : other.id(), other.versionNumber());
  }
}

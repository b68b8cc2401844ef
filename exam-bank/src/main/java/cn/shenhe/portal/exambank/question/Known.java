package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Likeness;

/** What the search for duplicates knows of a question without reading its text. */
record Known(
    long id,
    String publicId,
    String code,
    QuestionState state,
    String fingerprint,
    String keyprint,
    int[] signature,
    long versionId,
    int versionNumber) {

  /** The columns in this order, as the database gives them. */
  static Known of(Object[] columns) {
    return new Known(
        (Long) columns[0],
        (String) columns[1],
        (String) columns[2],
        (QuestionState) columns[3],
        (String) columns[4],
        (String) columns[5],
        Likeness.signatureOf((byte[]) columns[6]),
        (Long) columns[7],
        (Integer) columns[8]);
  }

  static Known of(Question question, Likeness likeness) {
    return new Known(
        question.id(),
        question.publicId(),
        question.code(),
        question.state(),
        likeness.fingerprint(),
        likeness.keyprint(),
        likeness.signature(),
        question.currentVersionId(),
        question.versionNumber());
  }
}

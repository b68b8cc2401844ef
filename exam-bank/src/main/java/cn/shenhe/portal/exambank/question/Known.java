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
    long versionId) {

  /** As the database gives it. */
  Known(
      long id,
      String publicId,
      String code,
      QuestionState state,
      String fingerprint,
      String keyprint,
      byte[] signature,
      long versionId) {
    this(
        id,
        publicId,
        code,
        state,
        fingerprint,
        keyprint,
        Likeness.signatureOf(signature),
        versionId);
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
        question.currentVersionId());
  }
}

package cn.shenhe.portal.exambank.question;

/** What the preview of an import says of a row. Every row has exactly one. */
public enum RowVerdict {
  /** New to the bank. */
  ACCEPTED,
  /** The bank, or an earlier row, asks the same with the same key. */
  DUPLICATE,
  /** Very like another question; a person should look. */
  NEAR_DUPLICATE,
  /** The bank, or an earlier row, asks the same with another key. */
  CONTRADICTS,
  /** Cannot become a question; the reason names why. */
  REJECTED
}

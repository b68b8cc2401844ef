package cn.shenhe.portal.exambank.question;

/** The life of an import. */
public enum ImportState {
  /** Read and judged; nothing is in the bank yet. */
  PREVIEW,
  /** Chosen rows are being or have been taken over; more may follow. */
  TAKEN,
  /** Taken back. */
  UNDONE
}

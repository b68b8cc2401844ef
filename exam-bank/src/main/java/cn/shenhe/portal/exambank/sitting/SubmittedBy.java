package cn.shenhe.portal.exambank.sitting;

/** Who ended a sitting. */
public enum SubmittedBy {
  CANDIDATE,
  /** The server, when time was up. */
  DEADLINE,
  INVIGILATOR
}

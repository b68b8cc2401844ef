package cn.shenhe.portal.exambank.sitting;

/** The life of an exam session; what happens when is a matter of its times. */
public enum ExamSessionState {
  /** Being planned; nobody but the examiners sees it. */
  DRAFT,
  /** Announced: enrolment and examination go by its times. */
  OPEN,
  CANCELLED
}

package cn.shenhe.portal.exambank.sitting;

/** A place in a session, for the staff. */
public record CandidateRow(
    String enrolment,
    int seat,
    String admissionNumber,
    String name,
    String group,
    int extraPercent,
    int extraMinutes,
    boolean paperReady,
    SittingState state) {}

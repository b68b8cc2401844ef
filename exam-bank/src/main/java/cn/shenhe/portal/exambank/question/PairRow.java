package cn.shenhe.portal.exambank.question;

/** A pair of questions on the work list. */
public record PairRow(
    String id,
    PairKind kind,
    double similarity,
    PairDecision decision,
    String leftId,
    String leftCode,
    String leftStem,
    QuestionState leftState,
    String rightId,
    String rightCode,
    String rightStem,
    QuestionState rightState) {}

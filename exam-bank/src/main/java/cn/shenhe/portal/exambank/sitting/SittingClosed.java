package cn.shenhe.portal.exambank.sitting;

/**
 * A sitting was handed in. Fired in the transaction of the hand-in: an observer that fails takes
 * the hand-in back.
 */
public record SittingClosed(FinalAnswers answers) {}

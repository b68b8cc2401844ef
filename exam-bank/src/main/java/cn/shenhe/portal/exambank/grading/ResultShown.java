package cn.shenhe.portal.exambank.grading;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the page of a sitting shows of a released result right after the hand-in; holds no key.
 *
 * @param areas in the order of the paper
 */
public record ResultShown(
    BigDecimal marks,
    BigDecimal fullMarks,
    BigDecimal passMark,
    Outcome outcome,
    List<AreaMark> areas) {}

package cn.shenhe.portal.exambank.paper;

import java.time.Instant;

/**
 * A rule as read.
 *
 * @param number counts the versions of the rule for its category, industry and sub-operation
 */
public record ExamRuleRow(
    String publicId, int number, ExamRuleDraft rule, String madeBy, Instant madeAt) {}

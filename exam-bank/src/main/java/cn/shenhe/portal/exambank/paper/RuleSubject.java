package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.item.Category;
import java.util.List;

/**
 * All versions of the rule of one subject.
 *
 * @param industry empty means all
 * @param subOperation empty means all
 * @param current the newest version that holds today; null if none does
 * @param others past and future versions, newest first
 */
public record RuleSubject(
    Category category,
    String industry,
    String subOperation,
    ExamRuleRow current,
    List<ExamRuleRow> others) {}

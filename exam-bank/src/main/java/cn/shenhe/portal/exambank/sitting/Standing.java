package cn.shenhe.portal.exambank.sitting;

import java.util.Map;
import java.util.Set;

/**
 * The answers and marks of a sitting as they stand.
 *
 * @param answers text of the answer by question
 */
public record Standing(Map<Integer, String> answers, Set<Integer> flagged) {}

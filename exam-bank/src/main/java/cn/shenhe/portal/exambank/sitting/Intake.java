package cn.shenhe.portal.exambank.sitting;

import java.util.List;

/**
 * What became of a batch of journal lines.
 *
 * @param events to be appended, in order
 * @param journal how far the device's journal is taken now
 * @param refusal code of the rule that stopped the batch before its end; null when all was taken
 */
record Intake(List<AnswerEvent> events, Journal journal, String refusal) {}

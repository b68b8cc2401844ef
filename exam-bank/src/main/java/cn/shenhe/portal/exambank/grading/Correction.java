package cn.shenhe.portal.exambank.grading;

import java.util.List;

/**
 * A correction as marking needs it.
 *
 * @param versionId the question version it is about
 * @param accepted answers in the terms of the question, not of a paper: for choices the texts of
 *     all chosen options, for statements {@code true} or {@code false}, for numbers the least and
 *     largest value, for words the words, for steps the texts of all steps in order, for pairs each
 *     left text followed by its right text
 */
record Correction(String versionId, CorrectionKind kind, List<List<String>> accepted) {}

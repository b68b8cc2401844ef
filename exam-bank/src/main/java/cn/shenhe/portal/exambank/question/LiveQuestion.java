package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;

/**
 * A question papers may draw, with the version they would freeze.
 *
 * @param questionId public id of the question
 * @param versionId public id of its current version
 * @param fingerprint equal for questions that ask the same
 */
public record LiveQuestion(
    String questionId,
    String versionId,
    String code,
    QuestionType type,
    Difficulty difficulty,
    String syllabusPoint,
    String fingerprint) {}

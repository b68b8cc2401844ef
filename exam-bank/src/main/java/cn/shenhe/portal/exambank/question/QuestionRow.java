package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import java.time.Instant;

/** A question in a list; no answer. */
public record QuestionRow(
    String id,
    String code,
    QuestionState state,
    String stateReason,
    QuestionType type,
    Difficulty difficulty,
    String syllabusPoint,
    String stem,
    int versionNumber,
    String author,
    String reviewer,
    String source,
    Instant changedAt) {}

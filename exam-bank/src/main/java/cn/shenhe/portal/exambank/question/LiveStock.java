package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;

/** How many live questions of one kind, difficulty and syllabus point there are. */
public record LiveStock(
    QuestionType type, Difficulty difficulty, String syllabusPoint, long count) {}

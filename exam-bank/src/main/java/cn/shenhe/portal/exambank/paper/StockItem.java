package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;

/**
 * A question version a paper could have drawn.
 *
 * @param group equal for questions that ask the same or nearly the same; only one of a group may
 *     stand on a paper
 * @param facility expected share of candidates who answer it rightly, 0–1
 */
record StockItem(
    String versionId,
    String code,
    QuestionType type,
    Difficulty difficulty,
    String area,
    int group,
    double facility) {}

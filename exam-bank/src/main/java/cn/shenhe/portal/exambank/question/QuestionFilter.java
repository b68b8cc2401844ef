package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;

/**
 * Which questions a list shows; a null or blank part does not filter.
 *
 * @param text part of the stem, or the beginning of the code
 * @param law name of a law any article of which is cited
 * @param article together with {@code law}: this article
 * @param importId public id of the import the questions came with
 * @param flagged what item analysis says of the current version
 */
public record QuestionFilter(
    String text,
    QuestionState state,
    QuestionType type,
    Difficulty difficulty,
    Category category,
    String industry,
    String subOperation,
    String syllabusPoint,
    String law,
    String article,
    String source,
    String importId,
    FlagFilter flagged) {

  public static QuestionFilter all() {
    return new QuestionFilter(
        null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  public static QuestionFilter inState(QuestionState state) {
    return new QuestionFilter(
        null, state, null, null, null, null, null, null, null, null, null, null, null);
  }
}

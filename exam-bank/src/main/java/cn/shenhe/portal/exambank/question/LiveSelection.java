package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;

/**
 * Which live questions; a null or blank part does not restrict.
 *
 * @param law name of a law that must be cited, for blueprints by law
 */
public record LiveSelection(
    Category category,
    String industry,
    String subOperation,
    QuestionType type,
    Difficulty difficulty,
    String syllabusPoint,
    String law) {

  /** Everything a category (and, for special operators, a sub-operation) may be asked. */
  public static LiveSelection of(Category category, String subOperation) {
    return new LiveSelection(category, null, subOperation, null, null, null, null);
  }
}

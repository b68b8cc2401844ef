package cn.shenhe.portal.exambank.paper;

import java.math.BigDecimal;
import java.util.List;

/**
 * The key of a whole paper. Server only: no page and no REST resource may hold one.
 *
 * @param paper public id
 * @param blueprint public id of the blueprint it was drawn from
 * @param questions in the order of the sheet
 */
public record PaperKey(
    String paper,
    String blueprint,
    String title,
    BigDecimal fullMarks,
    BigDecimal passMark,
    List<KeyedQuestion> questions) {

  public PaperKey {
    questions = List.copyOf(questions);
  }

  /**
   * @param no from 1
   * @throws UnknownPaper if the paper has no such question
   */
  public KeyedQuestion question(int no) {
    if (no < 1 || no > questions.size()) {
      throw new UnknownPaper();
    }
    return questions.get(no - 1);
  }
}

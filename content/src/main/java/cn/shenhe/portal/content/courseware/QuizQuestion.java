package cn.shenhe.portal.content.courseware;

import java.util.List;

/**
 * A question of an article's self-check; nothing is stored, nobody is judged.
 *
 * @param text what is asked
 * @param options two or more, at least one right
 * @param explanation why; may be empty
 */
public record QuizQuestion(String text, List<QuizOption> options, String explanation) {

  /** One answer to choose. */
  public record QuizOption(String text, boolean right) {}

  public QuizQuestion {
    options = List.copyOf(options);
  }

  public List<String> rightTexts() {
    return options.stream().filter(QuizOption::right).map(QuizOption::text).toList();
  }
}

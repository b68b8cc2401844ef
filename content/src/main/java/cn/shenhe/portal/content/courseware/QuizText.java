package cn.shenhe.portal.content.courseware;

import cn.shenhe.portal.content.courseware.QuizQuestion.QuizOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The section 自测 at the end of an article: numbered questions, answers as {@code - [x]} and {@code
 * - [ ]}, the reason as a quotation.
 */
final class QuizText {

  private static final Pattern START = Pattern.compile("(?m)^## 自测\\s*$");
  private static final Pattern QUESTION = Pattern.compile("\\d+[.、]\\s*(.+)");
  private static final Pattern OPTION = Pattern.compile("[-*] \\[([ xX])]\\s*(.+)");

  private QuizText() {}

  /** The article without its quiz. */
  static String body(String markdown) {
    Matcher start = START.matcher(markdown);
    return start.find() ? markdown.substring(0, start.start()) : markdown;
  }

  /**
   * The questions in order; none when there is no such section.
   *
   * @throws CoursewareRefused if a question has less than two answers or no right one
   */
  static List<QuizQuestion> questions(String markdown) {
    Matcher start = START.matcher(markdown);
    if (!start.find()) {
      return List.of();
    }
    List<QuizQuestion> questions = new ArrayList<>();
    String asked = null;
    List<QuizOption> options = new ArrayList<>();
    StringBuilder reason = new StringBuilder();
    for (String raw : markdown.substring(start.end()).split("\n")) {
      String line = raw.strip();
      Matcher question = QUESTION.matcher(line);
      Matcher option = OPTION.matcher(line);
      if (question.matches() && !raw.startsWith("   ")) {
        finish(questions, asked, options, reason);
        asked = plain(question.group(1));
        options = new ArrayList<>();
        reason = new StringBuilder();
      } else if (option.matches()) {
        options.add(new QuizOption(plain(option.group(2)), !option.group(1).isBlank()));
      } else if (line.startsWith(">")) {
        reason.append(plain(line.substring(1).strip()));
      }
    }
    finish(questions, asked, options, reason);
    return List.copyOf(questions);
  }

  private static void finish(
      List<QuizQuestion> questions, String asked, List<QuizOption> options, StringBuilder reason) {
    if (asked == null) {
      return;
    }
    if (options.size() < 2 || options.stream().noneMatch(QuizOption::right)) {
      throw new CoursewareRefused("quiz", asked);
    }
    questions.add(new QuizQuestion(asked, options, reason.toString()));
  }

  private static String plain(String text) {
    return text.replace("**", "").replace("`", "");
  }
}

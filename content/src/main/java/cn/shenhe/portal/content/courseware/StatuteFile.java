package cn.shenhe.portal.content.courseware;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a law as a Markdown file: title, history, a line {@code INFO END}, chapters as
 * headings, articles as paragraphs that begin with 第…条. The name of the file carries the date of
 * the edition: {@code 安全生产法(2021-06-10).md}.
 */
final class StatuteFile {

  private static final Pattern NAME = Pattern.compile("(.+?)[(（](\\d{4}-\\d{2}-\\d{2})[)）]\\.md");
  private static final Pattern ARTICLE =
      Pattern.compile("(第[零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十])?)[\\s　]+(.*)");
  private static final Pattern HEADING = Pattern.compile("(#{1,5})\\s+(.+)");
  private static final String LICENSE = "法律、行政法规文本，依《著作权法》第五条不受著作权保护";
  private static final List<Audience> EVERYBODY = List.of(Audience.values());

  private StatuteFile() {}

  static boolean isOne(String fileName) {
    return NAME.matcher(fileName).matches();
  }

  /**
   * @throws CoursewareRefused if the name carries no date or no article is found
   */
  static LessonText read(String fileName, String file) {
    Matcher name = NAME.matcher(fileName);
    if (!name.matches()) {
      throw new CoursewareRefused("statute", fileName);
    }
    LocalDate edition = LocalDate.parse(name.group(2));
    String law = name.group(1).replace("中华人民共和国", "");
    String title = law;
    List<String> history = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    boolean inHistory = true;
    int level = 1;
    int articles = 0;
    for (String raw : file.replace("\uFEFF", "").split("\r?\n")) {
      String line = raw.strip().replace('\u3000', ' ');
      Matcher heading = HEADING.matcher(line);
      Matcher article = ARTICLE.matcher(line);
      if (line.startsWith("<!--")) {
        inHistory = inHistory && !line.contains("INFO END");
      } else if (heading.matches() && heading.group(1).length() == 1) {
        title = heading.group(2).strip();
      } else if (heading.matches()) {
        inHistory = false;
        level = heading.group(1).length();
        body.append(heading.group(1)).append(' ').append(tight(heading.group(2))).append("\n\n");
      } else if (inHistory && !line.isEmpty() && !article.matches()) {
        history.add(tight(line));
      } else if (article.matches()) {
        inHistory = false;
        articles++;
        body.append("#".repeat(Math.min(6, level + 1)))
            .append(' ')
            .append(article.group(1))
            .append("\n\n")
            .append(escaped(article.group(2)))
            .append("\n\n");
      } else if (!line.isEmpty()) {
        body.append(escaped(line)).append("\n\n");
      }
    }
    if (articles == 0) {
      throw new CoursewareRefused("statute", fileName);
    }
    String summary =
        "%s，共%d条。版本日期：%d年%d月%d日。"
            .formatted(
                title,
                articles,
                edition.getYear(),
                edition.getMonthValue(),
                edition.getDayOfMonth());
    String past = history.isEmpty() ? "" : "> " + String.join("\n>\n> ", history) + "\n\n";
    return new LessonText(
        law,
        law,
        summary,
        "law",
        EVERYBODY,
        List.of(),
        List.of(),
        LessonKind.LAW,
        List.of(),
        0,
        past + body,
        title + "（" + name.group(2) + "）",
        LICENSE);
  }

  /** Spaces that only spread a short heading: 总 则. */
  private static String tight(String heading) {
    String text = heading.replaceAll("\\s+", " ").strip();
    return text.replaceAll("(?<=[\\p{IsHan}]) (?=[\\p{IsHan}]$)", "");
  }

  /** A law's text has no Markdown of its own. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_#<>\\[\\]])", "\\\\$1").replaceAll("^(\\d+)\\.", "$1\\\\.");
  }
}

package cn.shenhe.portal.exambank.question.exchange;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line or row that only says which kind of questions follows: 一、单项选择题（每题1分，共20分）. Names of sheets
 * say it too.
 */
final class SectionTitle {

  private static final String KINDS =
      "单项选择|单选|多项选择|多选|不定项选择|不定项|选择|判断|是非|正误判断|填空|简答|问答|论述|名词解释|案例分析|案例|计算|排序|连线|匹配";
  private static final Pattern LINE =
      Pattern.compile(
          "^(?:第?[一二三四五六七八九十\\d]{1,3}\\s*(?:部分|大题|章|节)?[\\s、.．:：)）]*"
              + "|[（(][一二三四五六七八九十\\d]{1,3}[)）]\\s*)?"
              + "[【\\[《]?("
              + KINDS
              + ")(题库|试题|题|部分)?[】\\]》]?(?:部分|答案)?\\s*([（(:：，,。共【\\[].*)?$");
  private static final Pattern SHEET =
      Pattern.compile("^[一二三四五六七八九十\\d、.．]*(" + KINDS + ")(?:题库|试题|题|部分)?\\d*$");
  private static final List<String> BY_HAND =
      List.of("简答", "问答", "论述", "名词解释", "案例", "简述", "材料", "实操", "essay");
  private static final int LONGEST = 80;

  private SectionTitle() {}

  /** The word for the kind the line announces; empty if it announces none. */
  static Optional<String> of(String line) {
    String text = line.strip();
    Matcher found = LINE.matcher(text);
    if (text.length() > LONGEST || !found.matches()) {
      return Optional.empty();
    }
    // 选择（　）灭火器时 begins with such a word and is a question.
    boolean alone = found.group(3) == null && !Character.isDigit(text.charAt(0));
    return found.group(2) != null || alone ? Optional.of(found.group(1)) : Optional.empty();
  }

  /**
   * The kind that is the whole name of a sheet; empty if it says more, or a kind marked by hand.
   */
  static String ofSheet(String name) {
    Matcher found = SHEET.matcher(name.strip());
    return found.matches() && !isMarkedByHand(found.group(1)) ? found.group(1) : "";
  }

  /** Whether a machine cannot mark questions of this kind. */
  static boolean isMarkedByHand(String kind) {
    return BY_HAND.stream().anyMatch(kind::contains);
  }
}

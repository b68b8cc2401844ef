package cn.shenhe.portal.exambank.question.item;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is equal when two citations mean the same article, however they are written: the short name
 * of the law without its edition, and the number of the article without 款 and 项.
 *
 * @param law for example 安全生产法; never blank
 * @param article for example 28, or 133-1 for 第一百三十三条之一; empty for the whole law
 */
public record LawKey(String law, String article) {

  private static final String NUMBER = "([0-9]{1,4}|[〇零一二两三四五六七八九十百]{1,9})";
  private static final Pattern ARTICLE =
      Pattern.compile("^第?" + NUMBER + "(?:之" + NUMBER + ")?条(?:之" + NUMBER + ")?");
  private static final Pattern STATE = Pattern.compile("^中华人民共和国(?=.)");
  private static final Pattern YEAR = Pattern.compile("(?<=\\p{IsHan})[0-9]{4}年?(版|修正版?|修订版?)?$");
  private static final Pattern STANDARD =
      Pattern.compile("^([a-z]{1,6}(?:/[a-z]{1,2})?[0-9.]+)[-–—][0-9]{4}$");
  private static final String DIGITS = "〇一二三四五六七八九";

  public static LawKey of(LawReference reference) {
    return new LawKey(ofLaw(reference.law()), ofArticle(reference.article()));
  }

  /** The name without 中华人民共和国, brackets, edition, spaces and width. */
  public static String ofLaw(String name) {
    String plain = plain(name).replaceAll("[《》〈〉“”\"]", "");
    String bare = plain.replaceAll("\\([^()]*\\)", "");
    bare = YEAR.matcher(STATE.matcher(bare).replaceFirst("")).replaceFirst("");
    bare = STANDARD.matcher(bare).replaceFirst("$1");
    return bare.isEmpty() ? plain : bare;
  }

  /** The number of the article; another kind of place as it is written. */
  public static String ofArticle(String article) {
    String plain = plain(article);
    Matcher found = ARTICLE.matcher(plain);
    if (!found.find()) {
      return plain;
    }
    String inserted = found.group(2) == null ? found.group(3) : found.group(2);
    return number(found.group(1)) + (inserted == null ? "" : "-" + number(inserted));
  }

  /** The number of the article without the one of an inserted article; empty if it has none. */
  public OptionalInt number() {
    return Optional.of(article.split("-")[0])
        .filter(digits -> digits.matches("[0-9]{1,4}"))
        .map(digits -> OptionalInt.of(Integer.parseInt(digits)))
        .orElseGet(OptionalInt::empty);
  }

  private static String plain(String text) {
    return text == null
        ? ""
        : Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll("\\s", "")
            .toLowerCase(Locale.ROOT);
  }

  private static int number(String text) {
    if (text.matches("[0-9]+")) {
      return Integer.parseInt(text);
    }
    int whole = 0;
    int digit = 0;
    for (char c : text.replace('零', '〇').replace('两', '二').toCharArray()) {
      if (c == '百' || c == '十') {
        whole += Math.max(1, digit) * (c == '百' ? 100 : 10);
        digit = 0;
      } else {
        digit = digit * 10 + DIGITS.indexOf(c);
      }
    }
    return whole + digit;
  }
}

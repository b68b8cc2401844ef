package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.RichText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Washes what spreadsheets of thirty training centres contain, without touching meaning. */
final class Dirt {

  private static final Pattern BLANK = Pattern.compile("[(（][\\s\u3000\u00a0_]*[)）]");
  private static final Pattern NUMBERED =
      Pattern.compile("^\\s*(\\d{1,4})\\s*(?:[、．:：\\t]|\\.(?!\\d)|[)）](?=\\D))\\s*");
  private static final Pattern GLUED = Pattern.compile("^(\\d{1,4})\\s*(?=[\\p{IsHan}《“（(])");
  private static final Pattern TRAILING_BLANK = Pattern.compile("([。.？?！!])?（　）([。.])?$");

  private Dirt() {}

  /** Tabs and odd spaces become one space, blanks to fill become （　）. */
  static String wash(String html) {
    String text = html.replace('\t', ' ').replace('\u00a0', ' ').replace("\ufeff", "");
    text = BLANK.matcher(text).replaceAll("（　）");
    return text.replaceAll(" {2,}", " ").replaceAll("^[ \u3000]+|[ \u3000]+$", "");
  }

  /**
   * A stem without its running number.
   *
   * @param expected the number a glued one would have ("1一般用作…"); 0 if unknown
   */
  static String withoutNumber(String html, int expected) {
    Matcher numbered = NUMBERED.matcher(html);
    if (numbered.find()) {
      return html.substring(numbered.end());
    }
    Matcher glued = GLUED.matcher(html);
    if (glued.find() && Integer.parseInt(glued.group(1)) == expected) {
      return html.substring(glued.end());
    }
    return html;
  }

  /** A statement to be judged does not need a blank behind it. */
  static String withoutTrailingBlank(String html) {
    Matcher found = TRAILING_BLANK.matcher(html);
    return found.find()
        ? html.substring(0, found.start()) + (found.group(1) == null ? "。" : found.group(1))
        : html;
  }

  /**
   * @throws RowRefused if characters were lost before the file came to us
   */
  static void checkDamage(String text) {
    if (text.indexOf('\ufffd') >= 0) {
      throw new RowRefused("text-damaged", text);
    }
  }

  /**
   * @throws RowRefused if the text speaks of a picture that is not there
   */
  static void checkPicture(RichText stem) {
    String plain = stem.plain();
    boolean speaks = plain.contains("下图") || plain.contains("如图") || plain.contains("图中所示");
    if (speaks && !stem.html().contains("<img")) {
      throw new RowRefused("picture-missing", plain);
    }
  }
}

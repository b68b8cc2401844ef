package cn.shenhe.portal.web.training.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article cut into what fits on slides and leaflets: headings of the second level, and below
 * each its paragraphs, points and rows of tables as single lines of text. Pictures are left out.
 */
record LessonOutline(List<Part> parts) {

  /** What stands under a heading; the heading is empty for what stands before the first. */
  record Part(String heading, List<String> lines) {}

  private static final Pattern BLOCK =
      Pattern.compile("<(h2|h3|p|li|tr)\\b[^>]*>(.*?)</\\1>", Pattern.DOTALL);
  private static final Pattern CELL = Pattern.compile("</t[hd]>\\s*<t[hd]\\b[^>]*>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern NUMBERED = Pattern.compile("&#(x[0-9a-fA-F]{1,6}|[0-9]{1,7});");
  private static final int MOST_PARTS = 40;

  /** Reads the safe HTML of an article. */
  static LessonOutline of(String html) {
    List<Part> parts = new ArrayList<>();
    Part part = new Part("", new ArrayList<>());
    Matcher block = BLOCK.matcher(html);
    while (block.find() && parts.size() < MOST_PARTS) {
      String text = plain(block.group(2));
      if (block.group(1).equals("h2")) {
        keep(parts, part);
        part = new Part(text, new ArrayList<>());
      } else if (!text.isEmpty()) {
        part.lines().add(text);
      }
    }
    keep(parts, part);
    return new LessonOutline(parts);
  }

  private static void keep(List<Part> parts, Part part) {
    if (!part.lines().isEmpty()) {
      parts.add(part);
    }
  }

  /** The sign of {@code 65292} or {@code xff0c}. */
  private static String sign(String number) {
    int point =
        number.startsWith("x")
            ? Integer.parseInt(number.substring(1), 16)
            : Integer.parseInt(number);
    return Character.isValidCodePoint(point) ? Character.toString(point) : "";
  }

  private static String plain(String html) {
    String text = TAG.matcher(CELL.matcher(html).replaceAll("：")).replaceAll("");
    return NUMBERED
        .matcher(text)
        .replaceAll(sign -> Matcher.quoteReplacement(sign(sign.group(1))))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }
}

package cn.shenhe.portal.content.courseware;

import cn.shenhe.portal.content.search.ChineseNumber;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article of a law that a lesson stands on.
 *
 * @param law name without 中华人民共和国
 * @param edition year of the edition meant, or empty
 * @param article number, 0 when the law as a whole is meant
 */
public record LawReference(String law, String edition, int article) {

  private static final Pattern FORM =
      Pattern.compile("(.+?)(?:[(（](\\d{4})[^)）]*[)）])?(?:第([0-9〇零一二三四五六七八九十百千]+)条.*)?");

  /** For example {@code 安全生产法(2021)第50条; 消防法(2021)第44条}. */
  public static List<LawReference> list(String text) {
    return Arrays.stream(text.split("[;；]"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(LawReference::of)
        .toList();
  }

  private static LawReference of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new CoursewareRefused("law", text);
    }
    String edition = form.group(2) == null ? "" : form.group(2);
    int article = form.group(3) == null ? 0 : ChineseNumber.value(form.group(3));
    return new LawReference(form.group(1).strip(), edition, article);
  }

  /** Anchor of the article in the text of the law, or empty. */
  public String anchor() {
    return article == 0 ? "" : "art-" + article;
  }

  @Override
  public String toString() {
    return law
        + (edition.isEmpty() ? "" : "(" + edition + ")")
        + (article == 0 ? "" : "第" + article + "条");
  }
}

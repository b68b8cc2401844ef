package cn.shenhe.portal.exambank.question.item;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The article an item rests on.
 *
 * @param law name or number of the instrument without 《》, for example 安全生产法; never blank
 * @param edition year or number of the edition, for example 2021; empty if the item does not say
 * @param article the article as printed, for example 第28条; empty if the whole instrument is meant
 */
public record LawReference(String law, String edition, String article) {

  private static final Pattern ARTICLE = Pattern.compile("第[0-9０-９一二两三四五六七八九十百零〇之]{1,12}条.*$");
  private static final Pattern EDITION =
      Pattern.compile("^([^()（）]{1,120})[(（]([^()（）]{1,60})[)）]$");

  public LawReference {
    law = strip(law).replaceAll("[《》]", "");
    edition = strip(edition);
    article = strip(article);
    if (law.isEmpty() || law.length() > 200) {
      throw new InvalidItem("law.name", law);
    }
    if (edition.length() > 60 || article.length() > 60) {
      throw new InvalidItem("law.too-long", law);
    }
  }

  private static String strip(String text) {
    return text == null ? "" : text.strip();
  }

  /** Reads {@code 安全生产法(2021)第28条}; edition and article may be missing. */
  public static LawReference parse(String text) {
    String rest = strip(text);
    String article = "";
    Matcher found = ARTICLE.matcher(rest);
    if (found.find() && found.start() > 0) {
      article = found.group();
      rest = rest.substring(0, found.start()).strip();
    }
    Matcher edition = EDITION.matcher(rest);
    return edition.matches()
        ? new LawReference(edition.group(1), edition.group(2), article)
        : new LawReference(rest, "", article);
  }

  /** Reads a list separated by {@code ;} (or the full-width one); blank parts are skipped. */
  public static List<LawReference> parseList(String text) {
    List<LawReference> laws = new ArrayList<>();
    for (String part : strip(text).split("[;；]")) {
      if (!part.isBlank()) {
        laws.add(parse(part));
      }
    }
    return List.copyOf(laws);
  }

  /** The form {@link #parse} reads. */
  public String label() {
    return law + (edition.isEmpty() ? "" : "(" + edition + ")") + article;
  }
}

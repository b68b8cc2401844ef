package cn.shenhe.portal.content.courseware;

import cn.shenhe.portal.content.search.ChineseNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * An article's Markdown as HTML that is safe to show: no tag, script, style or address of the
 * author's own reaches the page, HTML in the text is shown as text. Headings carry ids: {@code
 * art-27} for an article of a law, {@code s-3} for the third heading otherwise.
 *
 * @param html the body without the quiz
 * @param toc headings of the second and third level, in order
 * @param sections every stretch of text under one heading, in order
 */
record LessonHtml(String html, List<TocEntry> toc, List<Section> sections) {

  /** Where the pictures shipped with the lessons are served. */
  static final String PICTURES = "/courseware/pictures/";

  private static final Pattern PICTURE = Pattern.compile("picture:([a-z0-9-]+\\.svg)");
  private static final Pattern PICTURE_TEXT =
      Pattern.compile("\"([^\"\n]*)\" \\(picture:[^)\n]*\\)");
  private static final Pattern ARTICLE =
      Pattern.compile("第([0-9零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]))?");
  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final TextContentRenderer TEXT =
      TextContentRenderer.builder()
          .extensions(TABLES)
          .lineBreakRendering(LineBreakRendering.COMPACT)
          .build();

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "h2",
              "h3",
              "h4",
              "h5",
              "h6",
              "p",
              "ul",
              "ol",
              "li",
              "strong",
              "em",
              "code",
              "pre",
              "blockquote",
              "hr",
              "br",
              "table",
              "thead",
              "tbody",
              "tr",
              "th",
              "td",
              "a",
              "img")
          .allowAttributes("id")
          .matching(Pattern.compile("(s|art)-[0-9-]{1,9}"))
          .onElements("h2", "h3", "h4", "h5", "h6")
          .allowAttributes("start")
          .matching(Pattern.compile("[0-9]{1,4}"))
          .onElements("ol")
          .allowAttributes("align")
          .matching(true, "left", "center", "right")
          .onElements("th", "td")
          .allowAttributes("href")
          .onElements("a")
          .allowUrlProtocols("https", "http", "tel", "mailto")
          .allowAttributes("src")
          .matching(Pattern.compile(PICTURES + "[a-z0-9-]+\\.svg"))
          .onElements("img")
          .allowAttributes("alt")
          .onElements("img")
          .allowAttributes("loading")
          .matching(true, "lazy")
          .onElements("img")
          .allowWithoutAttributes("img")
          .toFactory();

  /** Reads the Markdown of an article; a quiz at its end is left out. */
  static LessonHtml of(String markdown) {
    Node document = PARSER.parse(QuizText.body(markdown));
    Map<Node, String> anchors = new HashMap<>();
    List<Section> sections = sections(document, anchors);
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      if (node instanceof Heading && anchors.containsKey(node)) {
                        attributes.put("id", anchors.get(node));
                      }
                      if (node instanceof Image image && tag.equals("img")) {
                        Matcher name = PICTURE.matcher(image.getDestination());
                        attributes.put("src", name.matches() ? PICTURES + name.group(1) : "");
                        attributes.put("loading", "lazy");
                        attributes.remove("title");
                      }
                    })
            .build();
    String html =
        POLICY
            .sanitize(renderer.render(document))
            .replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>")
            .replace("</table>", "</table></div>");
    List<TocEntry> toc =
        sections.stream()
            .filter(section -> section.level() == 2 || section.level() == 3)
            .filter(section -> !section.anchor().startsWith("art-"))
            .map(section -> new TocEntry(section.level(), section.anchor(), section.heading()))
            .toList();
    return new LessonHtml(html, toc, sections);
  }

  private static List<Section> sections(Node document, Map<Node, String> anchors) {
    List<Section> sections = new ArrayList<>();
    int level = 1;
    String anchor = "";
    String heading = "";
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading next) {
        if (!anchor.isEmpty() || !text.isEmpty()) {
          sections.add(new Section(level, anchor, heading, text.toString().strip()));
        }
        number++;
        // The page's title is its only heading of the first level.
        next.setLevel(Math.max(2, next.getLevel()));
        level = next.getLevel();
        heading = TEXT.render(next).strip();
        anchor = anchor(heading, number);
        anchors.put(next, anchor);
        text = new StringBuilder();
      } else {
        text.append(plain(node)).append('\n');
      }
    }
    if (!anchor.isEmpty() || !text.isEmpty()) {
      sections.add(new Section(level, anchor, heading, text.toString().strip()));
    }
    return List.copyOf(sections);
  }

  /** Of a picture its description is the text. */
  private static String plain(Node node) {
    return PICTURE_TEXT.matcher(TEXT.render(node)).replaceAll("$1").strip();
  }

  private static String anchor(String heading, int number) {
    Matcher article = ARTICLE.matcher(heading);
    if (!article.lookingAt()) {
      return "s-" + number;
    }
    String part = article.group(2);
    return "art-"
        + ChineseNumber.value(article.group(1))
        + (part == null ? "" : "-" + ChineseNumber.value(part));
  }
}

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
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
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
 * @param html the body without the quiz; {@link #PLACE} marks where a figure belongs
 * @param toc headings of the second and third level, in order
 * @param sections every stretch of text under one heading, in order
 * @param media files named in the text: those with a place by the number of their place, then
 *     pictures
 */
record LessonHtml(
    String html, List<TocEntry> toc, List<Section> sections, List<MediaReference> media) {

  /** Where the pictures shipped with the lessons are served. */
  static final String PICTURES = "/courseware/pictures/";

  /** Where files that were taken in are served. */
  static final String FILES = "/courseware/media/";

  /** A paragraph that stands for the figure of this number. */
  static final Pattern PLACE = Pattern.compile("<p>⟦media ([0-9]{1,3})⟧</p>");

  private static final Pattern FILE = Pattern.compile("picture:([0-9a-z]{26})");
  private static final Pattern PICTURE = Pattern.compile("picture:([a-z0-9-]+\\.svg)");
  private static final Pattern PICTURE_TEXT =
      Pattern.compile("\"([^\"\n]*)\" \\((?:picture|pdf|video|audio|scorm|practice):[^)\n]*\\)");
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
          .matching(Pattern.compile(PICTURES + "[a-z0-9-]+\\.svg|" + FILES + "[0-9a-z]{26}"))
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
    List<MediaReference> media = MediaReference.mentioned(markdown) ? media(document) : List.of();
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
                        Matcher file = FILE.matcher(image.getDestination());
                        attributes.put(
                            "src",
                            name.matches()
                                ? PICTURES + name.group(1)
                                : file.matches() ? FILES + file.group(1) : "");
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
    return new LessonHtml(html, toc, sections, media);
  }

  /** Files named in the text; what is no picture is replaced by the mark of its place. */
  private static List<MediaReference> media(Node document) {
    List<MediaReference> placed = new ArrayList<>();
    List<MediaReference> pictures = new ArrayList<>();
    Node next;
    for (Node node = document.getFirstChild(); node != null; node = next) {
      next = node.getNext();
      if (node instanceof Paragraph
          && node.getFirstChild() instanceof Image image
          && image.getNext() == null) {
        MediaReference reference = MediaReference.of(image, alternative(image));
        if (reference != null && !reference.kind().equals("picture")) {
          Paragraph place = new Paragraph();
          place.appendChild(new Text("⟦media " + placed.size() + "⟧"));
          placed.add(reference);
          node.insertBefore(place);
          node.unlink();
        }
      }
    }
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Image image) {
            MediaReference reference = MediaReference.of(image, alternative(image));
            if (reference != null && reference.kind().equals("picture")) {
              pictures.add(reference);
            }
          }
        });
    placed.addAll(pictures);
    return List.copyOf(placed);
  }

  private static String alternative(Image image) {
    StringBuilder text = new StringBuilder();
    for (Node node = image.getFirstChild(); node != null; node = node.getNext()) {
      text.append(TEXT.render(node));
    }
    return text.toString().strip();
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

package cn.shenhe.portal.exambank.question.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Text a candidate reads: plain characters plus a small, safe part of HTML: {@code sup sub b i u br
 * table tr td th img}. A picture is {@code <img src="asset:ID" alt="…">} where ID is the name of an
 * asset of ours; foreign addresses never survive. The form is canonical: equal text, equal string.
 *
 * @param html the canonical HTML; safe to print unescaped
 */
public record RichText(String html) {

  /** Characters of canonical HTML at most. */
  public static final int LONGEST = 20_000;

  public static final RichText EMPTY = new RichText("");

  private static final Set<String> INLINE = Set.of("sup", "sub", "b", "i", "u");
  private static final Set<String> TABLE = Set.of("table", "tr", "td", "th");
  private static final Set<String> BLOCK =
      Set.of("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section");
  private static final Set<String> DROPPED =
      Set.of(
          "script",
          "style",
          "object",
          "embed",
          "iframe",
          "svg",
          "math",
          "template",
          "noscript",
          "audio",
          "video",
          "head",
          "title",
          "select",
          "textarea",
          "button",
          "form");
  private static final Pattern ASSET = Pattern.compile("asset:([0-9a-f]{32})");
  private static final Pattern IMAGE = Pattern.compile("<img src=\"asset:([0-9a-f]{32})\"");
  private static final Pattern SPAN = Pattern.compile("[1-9][0-9]?");
  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final int DEEPEST = 40;

  /** Applied in this order until nothing changes any more. */
  private static final List<Rewriting> CANONICAL =
      List.of(
          Rewriting.of(" ?<br> ?", "<br>"),
          Rewriting.of("<(sup|sub|b|i|u)></\\1>", ""),
          Rewriting.of("^(<br>)+|(<br>)+$", ""),
          Rewriting.of("(<br>){3,}", "<br><br>"),
          Rewriting.of("<br>(</?t(able|r|d|h)[^>]{0,60}>)", "$1"),
          Rewriting.of("(</?t(able|r|d|h)[^>]{0,60}>)<br>", "$1"));

  private static final List<Rewriting> PLAIN =
      List.of(
          Rewriting.of("<br>|</t[dhr]>", " "),
          Rewriting.of("<img [^>]{0,2000}>", "[图]"),
          Rewriting.of("<[^>]{1,80}>", ""));

  private static final Rewriting CLOSED_IMAGES = Rewriting.of("(<img [^>]{0,2000}[^/])>", "$1/>");

  /** What is found becomes something else, everywhere. */
  private record Rewriting(Pattern found, String becomes) {

    static Rewriting of(String found, String becomes) {
      return new Rewriting(Pattern.compile(found), becomes);
    }

    String of(String text) {
      return found.matcher(text).replaceAll(becomes);
    }
  }

  public RichText {
    html = needsParsing(html) ? canonical(html) : squeeze(html);
    if (html.length() > LONGEST) {
      throw new InvalidItem("text.too-long", html.length());
    }
  }

  /**
   * Characters taken as they are; {@code <} is a less-than sign. A newline becomes a line break.
   */
  public static RichText ofPlain(String text) {
    return new RichText(LINE_END.matcher(escape(text)).replaceAll("<br>"));
  }

  /** Foreign HTML; whatever is not in the subset is dropped or turned into its text. */
  public static RichText ofHtml(String html) {
    return new RichText(html == null ? "" : html);
  }

  private static boolean needsParsing(String text) {
    return text.indexOf('<') >= 0 || text.indexOf('&') >= 0 || text.indexOf('>') >= 0;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String squeeze(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u00a0') {
        gap = true;
      } else if (c >= ' ' && c != '\u007f' && c != '\ufeff' && c != '\u200b' && isWhole(text, i)) {
        if (gap && out.length() > 0) {
          out.append(' ');
        }
        gap = false;
        out.append(c);
      }
    }
    return out.toString().strip();
  }

  /** Half a character, and what is none, can neither be stored nor written as XML. */
  private static boolean isWhole(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : Character.isLowSurrogate(c)
            ? at > 0 && Character.isHighSurrogate(text.charAt(at - 1))
            : c < '\ufffe';
  }

  private static String canonical(String html) {
    Document document = Jsoup.parse(html, "", Parser.htmlParser());
    StringBuilder out = new StringBuilder(html.length());
    write(document.body(), out, 0);
    String text = squeeze(out.toString());
    String before;
    do { // what canonical text can contain is a fixed point of these
      before = text;
      for (Rewriting rewriting : CANONICAL) {
        text = rewriting.of(text);
      }
      text = text.strip();
    } while (!before.equals(text));
    return text;
  }

  private static void write(Node parent, StringBuilder out, int depth) {
    if (depth > DEEPEST) {
      throw new InvalidItem("text.too-deep", DEEPEST);
    }
    for (Node node : parent.childNodes()) {
      if (node instanceof TextNode text) {
        out.append(escape(text.getWholeText()));
      } else if (node instanceof Element element) {
        writeElement(element, out, depth + 1);
      }
    }
  }

  private static void writeElement(Element element, StringBuilder out, int depth) {
    String name =
        switch (element.normalName().toLowerCase(Locale.ROOT)) {
          case "strong" -> "b";
          case "em" -> "i";
          case "ins" -> "u";
          default -> element.normalName();
        };
    if (DROPPED.contains(name)) {
      return;
    }
    if (INLINE.contains(name) || TABLE.contains(name)) {
      out.append('<')
          .append(name)
          .append(span(element, "colspan"))
          .append(span(element, "rowspan"));
      out.append('>');
      write(element, out, depth);
      out.append("</").append(name).append('>');
    } else if (name.equals("br")) {
      out.append("<br>");
    } else if (name.equals("img")) {
      Matcher asset = ASSET.matcher(element.attr("src"));
      String alt = escape(squeeze(element.attr("alt"))).replace("\"", "&quot;");
      if (asset.matches()) {
        out.append("<img src=\"")
            .append(asset.group())
            .append("\" alt=\"")
            .append(alt)
            .append("\">");
      } else if (!alt.isEmpty()) {
        out.append('[').append(alt.replace("&quot;", "\"")).append(']');
      }
    } else {
      boolean block = BLOCK.contains(name);
      out.append(block && out.length() > 0 ? "<br>" : "");
      write(element, out, depth);
      out.append(block ? "<br>" : "");
    }
  }

  private static String span(Element element, String attribute) {
    String value = element.attr(attribute);
    boolean cell = element.normalName().equals("td") || element.normalName().equals("th");
    return cell && SPAN.matcher(value).matches() && !value.equals("1")
        ? " " + attribute + "=\"" + value + "\""
        : "";
  }

  /**
   * The characters alone; a superscript reads {@code ^8} and a subscript {@code _2}, so that 10⁸ is
   * not 108.
   */
  public String plain() {
    if (!needsParsing(html)) {
      return html;
    }
    String marked = html.replace("<sup>", "^").replace("<sub>", "_");
    for (Rewriting rewriting : PLAIN) {
      marked = rewriting.of(marked);
    }
    return squeeze(Parser.unescapeEntities(marked, false));
  }

  /** Whether nothing is to be read or seen. */
  public boolean isBlank() {
    return html.isBlank() || plain().isBlank();
  }

  /** Whether there is markup besides sup, sub, b, i and u. */
  public boolean hasStructure() {
    return html.contains("<table") || html.contains("<img") || html.contains("<br>");
  }

  /** Ids of the pictures shown, in order. */
  public List<String> assetIds() {
    List<String> ids = new ArrayList<>();
    Matcher found = IMAGE.matcher(html);
    while (found.find()) {
      ids.add(found.group(1));
    }
    return ids;
  }

  /** XHTML for writers of XML formats: the same with closed empty elements. */
  public String xhtml() {
    return CLOSED_IMAGES.of(html.replace("<br>", "<br/>"));
  }

  @Override
  public String toString() {
    return html;
  }
}

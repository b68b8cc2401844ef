package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.InvalidItem;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * GIFT and the missing-word text it grew from. Tags of comment lines ({@code //
 * [tag:difficulty=易]}) belong to the question that follows; {@code $CATEGORY} becomes the syllabus
 * point.
 */
final class GiftReader {

  private static final Pattern TAG = Pattern.compile("\\[tag:([^\\]]{1,400})]");
  private static final Pattern NAME = Pattern.compile("(?s)^\\s*::(.*?)(?<!\\\\)::");
  private static final Pattern FORMAT = Pattern.compile("^\\s*\\[(html|moodle|plain|markdown)]");
  private static final Pattern SURE =
      Pattern.compile("\\{\\s*(?:[=~#%>]|(?:T|F|TRUE|FALSE)\\s*[}#])|(?m)^::.*::");
  private static final Pattern CLOZE = Pattern.compile("(?s)^\\d*:[A-Z_]{2,20}:.*");

  private final PictureBox pictures = new PictureBox();
  private final List<ReadRow> rows = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();
  private String category = "";

  static boolean recognises(String text) {
    return GiftScan.find(text, '{', 0) >= 0 && GiftScan.find(text, '}', 0) >= 0;
  }

  /** Whether something stands in braces that only GIFT writes there. */
  static boolean isSure(String text) {
    return recognises(text) && SURE.matcher(text).find();
  }

  ReadFile read(String text, String charset) {
    List<String> block = new ArrayList<>();
    int line = 0;
    int begun = 1;
    List<String> lines = text.lines().toList();
    for (String content : lines) {
      line++;
      if (content.strip().startsWith("//")) {
        comment(content);
      } else if (content.strip().startsWith("$CATEGORY:")) {
        category =
            content.strip().substring(10).strip().replaceAll("^.*/", "").replaceAll("^\\$.*", "");
      } else if (content.isBlank()
          && (!GiftScan.isOpen(block) || begins(lines.subList(line, lines.size())))) {
        flush(block, begun);
      } else if (content.strip().startsWith("::") && GiftScan.hasAnswers(block)) {
        flush(block, begun);
        begun = line;
        block.add(content);
      } else {
        begun = block.isEmpty() ? line : begun;
        block.add(content);
      }
    }
    flush(block, begun);
    return ReadFile.of(ReadFile.Format.GIFT, charset, rows, pictures.all());
  }

  /**
   * Whether the paragraph that follows begins a question of its own: a block still open before it
   * lost its closing brace and must not swallow the rest of the file.
   */
  private static boolean begins(List<String> lines) {
    String paragraph =
        lines.stream()
            .dropWhile(String::isBlank)
            .takeWhile(l -> !l.isBlank())
            .filter(l -> !l.strip().startsWith("//"))
            .collect(Collectors.joining("\n"));
    int open = GiftScan.find(paragraph, '{', 0);
    int close = GiftScan.find(paragraph, '}', 0);
    return open >= 0 && (close < 0 || open < close);
  }

  private void comment(String line) {
    Matcher tag = TAG.matcher(line);
    while (tag.find()) {
      tags.add(tag.group(1));
    }
  }

  private void flush(List<String> block, int line) {
    String text = String.join("\n", block).strip();
    block.clear();
    if (!text.isEmpty()) {
      Metadata metadata = new Metadata(tags);
      tags.clear();
      rows.add(row(text, "第" + line + "行", metadata));
    }
  }

  private ReadRow row(String text, String place, Metadata metadata) {
    int number = rows.size() + 1;
    String code = metadata.value("code");
    List<String> remarks = new ArrayList<>();
    try {
      return ReadRow.of(number, place, code, item(text, metadata, remarks), remarks);
    } catch (RowRefused e) {
      return ReadRow.refused(number, place, code, text, e);
    } catch (InvalidItem e) {
      return ReadRow.refused(number, place, code, text, e);
    }
  }

  private Item item(String text, Metadata metadata, List<String> remarks) {
    Dirt.checkDamage(text);
    Matcher name = NAME.matcher(text);
    String rest = name.find() ? text.substring(name.end()) : text;
    Matcher format = FORMAT.matcher(rest);
    String kind = format.find() ? format.group(1) : "moodle";
    rest = format.hitEnd() || !FORMAT.matcher(rest).find() ? rest : rest.substring(format.end());
    int open = GiftScan.find(rest, '{', 0);
    int close = open < 0 ? -1 : GiftScan.find(rest, '}', open + 1);
    if (open < 0 || close < 0) {
      throw new RowRefused("gift-braces", text);
    }
    String answers = rest.substring(open + 1, close).strip();
    if (GiftScan.find(answers, '{', 0) >= 0) {
      throw new RowRefused("gift-braces", text);
    }
    if (CLOZE.matcher(answers).matches()) {
      throw new RowRefused("type-unsupported", "cloze");
    }
    String tail = rest.substring(close + 1).strip().replaceAll("^[\";]+$", "");
    if (GiftScan.find(tail, '{', 0) >= 0) {
      throw new RowRefused("one-interaction", text);
    }
    String blank = tail.isEmpty() || tail.matches("[.。;\"]+") ? "" : "（　）" + tail;
    RichText stem =
        rich(
            kind,
            rest.substring(0, open).strip() + (blank.isEmpty() && !tail.isEmpty() ? "" : blank));
    int general = GiftScan.find(answers, "####");
    RichText explanation =
        general < 0 ? RichText.EMPTY : rich(kind, answers.substring(general + 4));
    String key = (general < 0 ? answers : answers.substring(0, general)).strip();
    ItemBody body = new GiftBody(this, metadata, remarks, kind).read(key);
    Item item = metadata.item(stem, body, explanation);
    return metadata.isOwn() || category.isEmpty() || category.length() > 120
        ? item
        : new Item(
            stem,
            body,
            explanation,
            item.difficulty(),
            category,
            item.laws(),
            item.classification());
  }

  /** A piece of GIFT text as rich text; its own format mark wins over the question's. */
  RichText rich(String kind, String escaped) {
    Matcher format = FORMAT.matcher(escaped);
    boolean own = format.find();
    String text = GiftScan.unescape((own ? escaped.substring(format.end()) : escaped).strip());
    return (own ? format.group(1) : kind).equals("plain")
        ? RichText.ofPlain(text.replaceAll("\\s*\\R\\s*", " "))
        : pictures.rich(text, source -> Optional.empty());
  }
}

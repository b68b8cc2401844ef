package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.MatchingPair;
import cn.shenhe.portal.exambank.question.item.NumberText;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.OptionSense;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands between the braces of a GIFT question. */
final class GiftBody {

  private static final Pattern PERCENT = Pattern.compile("^\\s*%(-?[\\d.]+)%");
  private static final Pattern TRUTH = Pattern.compile("(?i)^(T|TRUE|F|FALSE)$");
  private static final BigDecimal FULL = new BigDecimal("99.9");

  private final GiftReader reader;
  private final Metadata metadata;
  private final List<String> remarks;
  private final String format;

  GiftBody(GiftReader reader, Metadata metadata, List<String> remarks, String format) {
    this.reader = reader;
    this.metadata = metadata;
    this.remarks = remarks;
    this.format = format;
  }

  /** One answer: its sign, its share of the mark in percent, its text without feedback. */
  private record Piece(char sign, BigDecimal percent, String text) {
    boolean full() {
      return percent.compareTo(FULL) >= 0;
    }
  }

  ItemBody read(String key) {
    if (key.isEmpty()) {
      throw new RowRefused("type-unsupported", "essay");
    }
    if (key.startsWith("#")) {
      return numeric(key.substring(1).strip());
    }
    if (key.startsWith(">")) {
      return ordering(key);
    }
    String word = withoutFeedback(key).strip();
    if (TRUTH.matcher(word).matches()) {
      return new ItemBody.TrueFalse(word.toUpperCase(java.util.Locale.ROOT).startsWith("T"));
    }
    List<Piece> pieces = pieces(key);
    if (pieces.isEmpty()) {
      throw new RowRefused("answer-unknown", key);
    }
    if (pieces.stream().allMatch(p -> p.sign() == '=' && p.text().contains("->"))) {
      return matching(pieces);
    }
    return pieces.stream().anyMatch(p -> p.sign() == '~') ? choice(pieces) : shortText(pieces);
  }

  private static List<Piece> pieces(String key) {
    List<Piece> pieces = new ArrayList<>();
    for (String piece : GiftScan.pieces(key)) {
      char sign = piece.charAt(0);
      if (sign == '?') {
        throw new RowRefused("answer-unknown", piece.substring(1));
      }
      String rest = piece.substring(1);
      Matcher percent = PERCENT.matcher(rest);
      BigDecimal share = sign == '=' ? new BigDecimal(100) : BigDecimal.ZERO;
      if (percent.find()) {
        share = number(percent.group(1));
        rest = rest.substring(percent.end());
      }
      if (share.abs().compareTo(new BigDecimal(100)) > 0) {
        throw new RowRefused("fraction", share.toPlainString());
      }
      pieces.add(new Piece(sign, share, withoutFeedback(rest).strip()));
    }
    return pieces;
  }

  private static String withoutFeedback(String text) {
    int feedback = GiftScan.find(text, '#', 0);
    return feedback < 0 ? text : text.substring(0, feedback);
  }

  private ItemBody choice(List<Piece> pieces) {
    boolean marked = pieces.stream().anyMatch(p -> p.sign() == '=');
    boolean multiple = !marked && pieces.stream().anyMatch(p -> p.percent().signum() > 0);
    if (marked && pieces.stream().filter(Piece::full).count() > 1) {
      throw new RowRefused("answer-several-for-single", "=");
    }
    List<Option> options = new ArrayList<>();
    for (Piece piece : pieces) {
      boolean correct = multiple ? piece.percent().signum() > 0 : piece.full();
      if (!multiple && !correct && piece.percent().signum() > 0) {
        remarks.add("partial-credit-dropped");
      }
      options.add(
          new Option(reader.rich(format, piece.text()), correct, metadata.pinned(options.size())));
    }
    return new ItemBody.Choice(multiple, metadata.isOwn() ? options : OptionSense.settle(options));
  }

  private ItemBody shortText(List<Piece> pieces) {
    List<String> accepted = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.full()) {
        accepted.add(
            metadata.isOwn()
                ? GiftScan.unescape(piece.text())
                : reader.rich(format, piece.text()).plain());
      } else if (piece.percent().signum() > 0) {
        remarks.add("partial-credit-dropped");
      }
    }
    return new ItemBody.ShortText(accepted, metadata.flag("regex"), metadata.flag("case"));
  }

  private ItemBody matching(List<Piece> pieces) {
    List<MatchingPair> pairs = new ArrayList<>();
    List<RichText> distractors = new ArrayList<>();
    for (Piece piece : pieces) {
      int arrow = piece.text().indexOf("->");
      RichText left = reader.rich(format, piece.text().substring(0, arrow));
      RichText right = reader.rich(format, piece.text().substring(arrow + 2));
      if (left.isBlank()) {
        distractors.add(right);
      } else {
        pairs.add(new MatchingPair(left, right));
      }
    }
    return new ItemBody.Matching(pairs, distractors);
  }

  private ItemBody ordering(String key) {
    List<RichText> steps = new ArrayList<>();
    for (String line :
        key.substring(key.contains("\n") ? key.indexOf('\n') : key.length()).lines().toList()) {
      if (!line.isBlank()) {
        steps.add(reader.rich(format, line));
      }
    }
    return new ItemBody.Ordering(steps);
  }

  private ItemBody numeric(String key) {
    List<Piece> pieces =
        key.contains("=")
            ? pieces(key)
            : List.of(
                new Piece(
                    '=',
                    new BigDecimal(100),
                    withoutFeedback(key.contains("~") ? key.substring(0, key.indexOf('~')) : key)
                        .strip()));
    Piece best =
        pieces.stream()
            .filter(Piece::full)
            .findFirst()
            .orElseThrow(() -> new RowRefused("answer-empty", key));
    if (pieces.size() > 1) {
      remarks.add("partial-credit-dropped");
    }
    String text = best.text();
    int range = text.indexOf("..");
    if (range > 0) {
      BigDecimal low = number(text.substring(0, range));
      BigDecimal high = number(text.substring(range + 2));
      BigDecimal two = new BigDecimal(2);
      return new ItemBody.Numeric(
          low.add(high).divide(two), high.subtract(low).divide(two), metadata.value("unit"));
    }
    String[] parts = text.split(":", 2);
    return new ItemBody.Numeric(
        number(parts[0]),
        parts.length > 1 ? number(parts[1]) : BigDecimal.ZERO,
        metadata.value("unit"));
  }

  private static BigDecimal number(String text) {
    return NumberText.parse(text).orElseThrow(() -> new RowRefused("answer-no-number", text));
  }
}

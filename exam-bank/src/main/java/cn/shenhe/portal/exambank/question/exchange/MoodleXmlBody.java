package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.MatchingPair;
import cn.shenhe.portal.exambank.question.item.NumberText;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.OptionSense;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Options and key of one Moodle question. */
final class MoodleXmlBody {

  private static final BigDecimal FULL = new BigDecimal("99.9");

  private final MoodleXmlReader reader;
  private final Element question;
  private final Metadata metadata;
  private final List<String> remarks;

  MoodleXmlBody(MoodleXmlReader reader, Element question, Metadata metadata, List<String> remarks) {
    this.reader = reader;
    this.question = question;
    this.metadata = metadata;
    this.remarks = remarks;
  }

  ItemBody read(String type) {
    return switch (type) {
      case "multichoice" -> choice();
      case "truefalse" -> trueFalse();
      case "numerical" -> numeric();
      case "shortanswer" -> shortText();
      case "matching" -> matching();
      case "ordering" -> ordering();
      default -> throw new RowRefused("type-unsupported", type);
    };
  }

  private List<Element> answers() {
    return SafeXml.children(question, "answer");
  }

  /**
   * @throws RowRefused if the fraction is no number between -100 and 100
   */
  private static BigDecimal fraction(Element answer) {
    BigDecimal fraction =
        NumberText.parse(answer.getAttribute("fraction"))
            .orElseThrow(() -> new RowRefused("fraction", answer.getAttribute("fraction")));
    if (fraction.abs().compareTo(new BigDecimal(100)) > 0) {
      throw new RowRefused("fraction", answer.getAttribute("fraction"));
    }
    return fraction;
  }

  private ItemBody choice() {
    boolean single =
        SafeXml.child(question, "single")
            .map(e -> e.getTextContent().strip())
            .orElse("true")
            .matches("true|1");
    List<Option> options = new ArrayList<>();
    for (Element answer : answers()) {
      BigDecimal fraction = fraction(answer);
      boolean correct = single ? fraction.compareTo(FULL) >= 0 : fraction.signum() > 0;
      if (single && !correct && fraction.signum() > 0) {
        remarks.add("partial-credit-dropped");
      }
      options.add(new Option(reader.rich(answer), correct, metadata.pinned(options.size())));
    }
    return new ItemBody.Choice(!single, metadata.isOwn() ? options : OptionSense.settle(options));
  }

  private ItemBody trueFalse() {
    for (Element answer : answers()) {
      if (fraction(answer).compareTo(FULL) >= 0) {
        return new ItemBody.TrueFalse(
            AnswerText.truth(MoodleXmlReader.text(answer))
                .orElseThrow(() -> new RowRefused("answer-unknown", MoodleXmlReader.text(answer))));
      }
    }
    throw new RowRefused("answer-empty", "");
  }

  private ItemBody numeric() {
    List<Element> full = answers().stream().filter(a -> fraction(a).compareTo(FULL) >= 0).toList();
    if (full.isEmpty()) {
      throw new RowRefused("answer-empty", "");
    }
    if (full.size() > 1) {
      throw new RowRefused(
          "answer-several-values",
          full.stream().map(MoodleXmlReader::text).collect(Collectors.joining("；")));
    }
    if (answers().stream().anyMatch(a -> !full.contains(a) && fraction(a).signum() > 0)) {
      remarks.add("partial-credit-dropped");
    }
    String tolerance =
        SafeXml.child(full.get(0), "tolerance").map(e -> e.getTextContent().strip()).orElse("0");
    return new ItemBody.Numeric(
        number(MoodleXmlReader.text(full.get(0))),
        number(tolerance.isEmpty() ? "0" : tolerance),
        metadata.isOwn() ? metadata.value("unit") : unit());
  }

  /** The unit the value is written in; other units Moodle would convert are not kept. */
  private String unit() {
    List<Element> units =
        SafeXml.child(question, "units").map(u -> SafeXml.children(u, "unit")).orElse(List.of());
    if (units.size() > 1) {
      remarks.add("units-dropped");
    }
    return units.stream()
        .filter(
            u ->
                SafeXml.child(u, "multiplier")
                    .flatMap(m -> NumberText.parse(m.getTextContent()))
                    .filter(m -> m.compareTo(BigDecimal.ONE) == 0)
                    .isPresent())
        .flatMap(u -> SafeXml.child(u, "unit_name").stream())
        .map(e -> e.getTextContent().strip())
        .findFirst()
        .orElse("");
  }

  private static BigDecimal number(String text) {
    return NumberText.parse(text).orElseThrow(() -> new RowRefused("answer-no-number", text));
  }

  private ItemBody shortText() {
    List<String> accepted = new ArrayList<>();
    for (Element answer : answers()) {
      if (fraction(answer).compareTo(FULL) >= 0) {
        accepted.add(MoodleXmlReader.text(answer));
      } else if (fraction(answer).signum() > 0) {
        remarks.add("partial-credit-dropped");
      }
    }
    if (!metadata.isOwn() && accepted.stream().anyMatch(a -> a.contains("*"))) {
      throw new RowRefused("answer-wildcard", String.join("｜", accepted));
    }
    boolean exact =
        SafeXml.child(question, "usecase")
            .map(e -> e.getTextContent().strip())
            .orElse("0")
            .equals("1");
    return new ItemBody.ShortText(accepted, metadata.flag("regex"), exact);
  }

  private ItemBody matching() {
    List<MatchingPair> pairs = new ArrayList<>();
    List<RichText> distractors = new ArrayList<>();
    for (Element part : SafeXml.children(question, "subquestion")) {
      RichText left = reader.rich(part);
      RichText right =
          SafeXml.child(part, "answer")
              .map(
                  a ->
                      metadata.isOwn()
                          ? reader.ownHtml(MoodleXmlReader.text(a))
                          : RichText.ofPlain(MoodleXmlReader.text(a)))
              .orElse(RichText.EMPTY);
      if (left.isBlank()) {
        distractors.add(right);
      } else {
        pairs.add(new MatchingPair(left, right));
      }
    }
    return new ItemBody.Matching(pairs, distractors);
  }

  private ItemBody ordering() {
    return new ItemBody.Ordering(
        answers().stream()
            .sorted(Comparator.comparing(MoodleXmlBody::position))
            .map(reader::rich)
            .toList());
  }

  private static BigDecimal position(Element answer) {
    return NumberText.parse(answer.getAttribute("fraction"))
        .orElseThrow(() -> new RowRefused("fraction", answer.getAttribute("fraction")));
  }
}

package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.MatchingPair;
import cn.shenhe.portal.exambank.question.item.NumberText;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.OptionSense;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Options and key of one QTI item. */
final class QtiBody {

  private final QtiReader reader;
  private final Element root;
  private final Element interaction;
  private final Metadata metadata;
  private final List<String> remarks;

  QtiBody(
      QtiReader reader,
      Element root,
      Element interaction,
      Metadata metadata,
      List<String> remarks) {
    this.reader = reader;
    this.root = root;
    this.interaction = interaction;
    this.metadata = metadata;
    this.remarks = remarks;
  }

  ItemBody read() {
    Element declaration = declaration();
    List<String> key = key(declaration);
    return switch (SafeXml.name(interaction)) {
      case "choiceInteraction" -> choice(declaration, key);
      case "orderInteraction" -> ordering(key);
      case "matchInteraction" -> matching(key);
      default -> text(declaration, key);
    };
  }

  private Element declaration() {
    String response = SafeXml.attribute(interaction, "responseIdentifier");
    return SafeXml.children(root, "responseDeclaration").stream()
        .filter(d -> d.getAttribute("identifier").equals(response))
        .findFirst()
        .orElseThrow(() -> new RowRefused("response-undeclared", response));
  }

  private static List<String> key(Element declaration) {
    return SafeXml.child(declaration, "correctResponse")
        .map(
            c ->
                SafeXml.children(c, "value").stream().map(v -> v.getTextContent().strip()).toList())
        .filter(values -> !values.isEmpty())
        .or(() -> mapped(declaration))
        .orElseThrow(() -> new RowRefused("answer-empty", "correctResponse"));
  }

  /**
   * Items marked by a mapping alone: of a single response what earns most, of several all that earn
   * anything.
   */
  private static Optional<List<String>> mapped(Element declaration) {
    List<Element> entries =
        SafeXml.child(declaration, "mapping")
            .map(m -> SafeXml.children(m, "mapEntry"))
            .orElse(List.of());
    BigDecimal most =
        entries.stream().map(QtiBody::earns).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    boolean several = declaration.getAttribute("cardinality").equals("multiple");
    List<String> keys =
        entries.stream()
            .filter(e -> earns(e).signum() > 0 && (several || earns(e).compareTo(most) == 0))
            .map(e -> SafeXml.attribute(e, "mapKey"))
            .toList();
    return Optional.of(keys).filter(found -> !found.isEmpty());
  }

  private static BigDecimal earns(Element entry) {
    return NumberText.parse(SafeXml.attribute(entry, "mappedValue")).orElse(BigDecimal.ZERO);
  }

  private Map<String, Element> choices(Element parent, String name) {
    Map<String, Element> choices = new LinkedHashMap<>();
    SafeXml.children(parent, name).forEach(c -> choices.put(c.getAttribute("identifier"), c));
    return choices;
  }

  private ItemBody choice(Element declaration, List<String> key) {
    Map<String, Element> choices = choices(interaction, "simpleChoice");
    checkKnown(key, choices);
    if (metadata.value("type").equals("truefalse")) {
      return new ItemBody.TrueFalse(key.get(0).equals("true"));
    }
    boolean multiple = declaration.getAttribute("cardinality").equals("multiple");
    List<Option> options = new ArrayList<>();
    choices.forEach(
        (id, element) ->
            options.add(
                new Option(
                    reader.rich(element),
                    key.contains(id),
                    element.getAttribute("fixed").equals("true")
                        && (metadata.isOwn() || shuffles()))));
    return new ItemBody.Choice(multiple, metadata.isOwn() ? options : OptionSense.settle(options));
  }

  private boolean shuffles() {
    return interaction.getAttribute("shuffle").equals("true");
  }

  private static void checkKnown(List<String> key, Map<String, Element> choices) {
    for (String id : key) {
      if (!choices.containsKey(id)) {
        throw new RowRefused("answer-beyond-options", id);
      }
    }
  }

  private ItemBody ordering(List<String> key) {
    Map<String, Element> choices = choices(interaction, "simpleChoice");
    checkKnown(key, choices);
    if (key.size() != choices.size()) {
      throw new RowRefused("ordering-incomplete", key.size() + "/" + choices.size());
    }
    return new ItemBody.Ordering(key.stream().map(id -> reader.rich(choices.get(id))).toList());
  }

  private ItemBody matching(List<String> key) {
    List<Element> sets = SafeXml.children(interaction, "simpleMatchSet");
    if (sets.size() != 2) {
      throw new RowRefused("type-unsupported", "matchInteraction");
    }
    Map<String, Element> left = choices(sets.get(0), "simpleAssociableChoice");
    Map<String, Element> right = choices(sets.get(1), "simpleAssociableChoice");
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : key) {
      String[] ids = pair.split("\\s+");
      if (ids.length != 2 || !left.containsKey(ids[0]) || !right.containsKey(ids[1])) {
        throw new RowRefused("answer-beyond-options", pair);
      }
      if (pairs.put(ids[0], ids[1]) != null) {
        throw new RowRefused("matching-many-to-many", pair);
      }
    }
    if (pairs.size() != left.size()) {
      throw new RowRefused("matching-many-to-many", pairs.size() + "/" + left.size());
    }
    List<RichText> distractors =
        right.entrySet().stream()
            .filter(e -> !pairs.containsValue(e.getKey()))
            .map(e -> reader.rich(e.getValue()))
            .toList();
    return new ItemBody.Matching(
        left.entrySet().stream()
            .map(
                e ->
                    new MatchingPair(
                        reader.rich(e.getValue()), reader.rich(right.get(pairs.get(e.getKey())))))
            .toList(),
        distractors);
  }

  private ItemBody text(Element declaration, List<String> key) {
    String base = SafeXml.attribute(declaration, "baseType");
    if (base.equals("float") || base.equals("integer")) {
      return new ItemBody.Numeric(number(key.get(0)), tolerance(), metadata.value("unit"));
    }
    if (!base.equals("string")) {
      throw new RowRefused("type-unsupported", "textEntry " + base);
    }
    if (metadata.isOwn()) {
      return new ItemBody.ShortText(
          metadata.values("accept"), metadata.flag("regex"), metadata.flag("case"));
    }
    List<Element> entries =
        SafeXml.child(declaration, "mapping")
            .map(m -> SafeXml.children(m, "mapEntry"))
            .orElse(List.of());
    List<String> accepted = new ArrayList<>(key);
    for (Element entry : entries) {
      if (earns(entry).compareTo(BigDecimal.ONE) >= 0) {
        accepted.add(SafeXml.attribute(entry, "mapKey"));
      } else {
        remarks.add("partial-credit-dropped");
      }
    }
    boolean insensitive =
        !entries.isEmpty()
            && entries.stream()
                .allMatch(e -> SafeXml.attribute(e, "caseSensitive").equals("false"));
    return new ItemBody.ShortText(
        accepted.stream().distinct().collect(Collectors.toList()), false, !insensitive);
  }

  private BigDecimal tolerance() {
    for (Element equal : SafeXml.all(root, "equal")) {
      String mode = SafeXml.attribute(equal, "toleranceMode");
      String first = SafeXml.attribute(equal, "tolerance").strip().split("\\s+")[0];
      if (mode.equals("absolute") && !first.isEmpty()) {
        return number(first).abs();
      } else if (mode.equals("relative")) {
        throw new RowRefused("tolerance-relative", first);
      }
    }
    return BigDecimal.ZERO;
  }

  private static BigDecimal number(String text) {
    return NumberText.parse(text).orElseThrow(() -> new RowRefused("answer-no-number", text));
  }
}

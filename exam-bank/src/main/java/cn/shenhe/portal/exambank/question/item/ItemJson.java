package cn.shenhe.portal.exambank.question.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Our own JSON form of an item, used in version rows and files. Rich texts are canonical HTML. The
 * fields: {@code type, stem, options[{text, correct, pinned}], answer, explanation, difficulty,
 * syllabus, laws[], categories[], industries[], subOperations[]}.
 */
public final class ItemJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(40).maxNumberLength(60).build());
  }

  private ItemJson() {}

  /** The item as one line. */
  public static String write(Item item) {
    return toNode(item).toString();
  }

  /**
   * @throws InvalidItem if the text is not our JSON or breaks a rule of the model
   */
  public static Item read(String json) {
    return fromNode(parse(json));
  }

  /**
   * @throws InvalidItem if the text is no JSON
   */
  public static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new InvalidItem("json", e.getOriginalMessage());
    }
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** Readable text of a node. */
  public static String pretty(JsonNode node) {
    return node.toPrettyString();
  }

  public static ObjectNode toNode(Item item) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("type", item.type().name());
    node.put("stem", item.stem().html());
    writeBody(item.body(), node);
    node.put("explanation", item.explanation().html());
    node.put("difficulty", item.difficulty().label());
    node.put("syllabus", item.syllabusPoint());
    ArrayNode laws = node.putArray("laws");
    item.laws()
        .forEach(
            law ->
                laws.addObject()
                    .put("law", law.law())
                    .put("edition", law.edition())
                    .put("article", law.article()));
    ArrayNode categories = node.putArray("categories");
    item.classification().categories().forEach(c -> categories.add(c.label()));
    item.classification().industries().forEach(node.putArray("industries")::add);
    item.classification().subOperations().forEach(node.putArray("subOperations")::add);
    return node;
  }

  private static void writeBody(ItemBody body, ObjectNode node) {
    if (body instanceof ItemBody.Choice choice) {
      ArrayNode options = node.putArray("options");
      choice
          .options()
          .forEach(
              o ->
                  options
                      .addObject()
                      .put("text", o.text().html())
                      .put("correct", o.correct())
                      .put("pinned", o.pinned()));
      return;
    }
    ObjectNode answer = node.putObject("answer");
    if (body instanceof ItemBody.TrueFalse statement) {
      answer.put("truth", statement.truth());
    } else if (body instanceof ItemBody.Numeric numeric) {
      answer.put("value", numeric.value()).put("tolerance", numeric.tolerance());
      answer.put("unit", numeric.unit());
    } else if (body instanceof ItemBody.ShortText text) {
      text.accepted().forEach(answer.putArray("accept")::add);
      answer.put("regex", text.regex()).put("caseSensitive", text.caseSensitive());
    } else if (body instanceof ItemBody.Ordering ordering) {
      ArrayNode items = answer.putArray("items");
      ordering.items().forEach(i -> items.add(i.html()));
    } else if (body instanceof ItemBody.Matching matching) {
      ArrayNode pairs = answer.putArray("pairs");
      matching.pairs().forEach(p -> pairs.addArray().add(p.left().html()).add(p.right().html()));
      ArrayNode distractors = answer.putArray("distractors");
      matching.distractors().forEach(d -> distractors.add(d.html()));
    }
  }

  /**
   * @throws InvalidItem if something is missing or breaks a rule of the model
   */
  public static Item fromNode(JsonNode node) {
    QuestionType type =
        QuestionType.fromLabel(node.path("type").asText())
            .orElseThrow(() -> new InvalidItem("type", node.path("type").asText()));
    return new Item(
        html(node.path("stem")),
        readBody(type, node),
        html(node.path("explanation")),
        Difficulty.fromLabel(node.path("difficulty").asText()).orElse(Difficulty.MEDIUM),
        node.path("syllabus").asText(),
        laws(node.path("laws")),
        new Classification(
            List.copyOf(categories(node.path("categories"))),
            strings(node.path("industries")),
            strings(node.path("subOperations"))));
  }

  private static ItemBody readBody(QuestionType type, JsonNode node) {
    JsonNode answer = node.path("answer");
    return switch (type) {
      case SINGLE_CHOICE, MULTIPLE_CHOICE -> {
        List<Option> options = new ArrayList<>();
        node.path("options")
            .forEach(
                o ->
                    options.add(
                        new Option(
                            html(o.path("text")),
                            o.path("correct").asBoolean(),
                            o.path("pinned").asBoolean())));
        yield new ItemBody.Choice(type == QuestionType.MULTIPLE_CHOICE, options);
      }
      case TRUE_FALSE -> {
        if (!answer.path("truth").isBoolean()) {
          throw new InvalidItem("true-false.no-key");
        }
        yield new ItemBody.TrueFalse(answer.path("truth").booleanValue());
      }
      case NUMERIC ->
          new ItemBody.Numeric(
              number(answer.path("value")),
              answer.has("tolerance") ? number(answer.path("tolerance")) : BigDecimal.ZERO,
              answer.path("unit").asText());
      case SHORT_TEXT ->
          new ItemBody.ShortText(
              strings(answer.path("accept")),
              answer.path("regex").asBoolean(),
              answer.path("caseSensitive").asBoolean());
      case ORDERING -> new ItemBody.Ordering(htmls(answer.path("items")));
      case MATCHING -> {
        List<MatchingPair> pairs = new ArrayList<>();
        answer
            .path("pairs")
            .forEach(p -> pairs.add(new MatchingPair(html(p.path(0)), html(p.path(1)))));
        yield new ItemBody.Matching(pairs, htmls(answer.path("distractors")));
      }
    };
  }

  private static BigDecimal number(JsonNode node) {
    return NumberText.parse(node.isNumber() ? node.decimalValue().toPlainString() : node.asText())
        .orElseThrow(() -> new InvalidItem("numeric.value", node.asText()));
  }

  private static RichText html(JsonNode node) {
    return RichText.ofHtml(node.isMissingNode() || node.isNull() ? "" : node.asText());
  }

  private static List<RichText> htmls(JsonNode array) {
    List<RichText> texts = new ArrayList<>();
    array.forEach(node -> texts.add(html(node)));
    return texts;
  }

  private static List<String> strings(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static Set<Category> categories(JsonNode array) {
    Set<Category> categories = new LinkedHashSet<>();
    for (JsonNode node : array) {
      categories.add(
          Category.fromLabel(node.asText())
              .orElseThrow(() -> new InvalidItem("category", node.asText())));
    }
    return categories;
  }

  private static List<LawReference> laws(JsonNode array) {
    List<LawReference> laws = new ArrayList<>();
    for (JsonNode node : array) {
      laws.add(
          node.isTextual()
              ? LawReference.parse(node.asText())
              : new LawReference(
                  node.path("law").asText(),
                  node.path("edition").asText(),
                  node.path("article").asText()));
    }
    return laws;
  }
}

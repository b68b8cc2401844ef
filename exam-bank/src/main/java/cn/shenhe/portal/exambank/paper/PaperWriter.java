package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.FrozenQuestion;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.ItemJson;
import cn.shenhe.portal.exambank.question.item.LawReference;
import cn.shenhe.portal.exambank.question.item.MatchingPair;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import cn.shenhe.portal.exambank.question.item.RichText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes dealt questions as the two halves of a paper: the sheet for the candidate ({@code paper,
 * title, minutes, marks, questions[{no, type, marks, stem, pictures, options[{id, html}], targets,
 * unit}]}) and the key for the server ({@code questions[{no, item, version, versionId, type, marks,
 * key, regex, caseSensitive, policy, area, explanation, laws}]}).
 *
 * <p>Kinds follow each other in the order of {@link QuestionType}; within a kind chance decides.
 * Option ids are drawn by chance and say nothing about the key. Options that speak about others
 * keep their place.
 */
final class PaperWriter {

  private static final String PICTURES = "/api/v1/question-pictures/";

  /** Both halves, as JSON text. */
  record Written(String sheet, String key, List<String> versionIds) {}

  private final List<Cell> cells;
  private final Map<String, FrozenQuestion> contents;
  private final long seed;

  PaperWriter(List<Cell> cells, Map<String, FrozenQuestion> contents, long seed) {
    this.cells = cells;
    this.contents = contents;
    this.seed = seed;
  }

  /**
   * @param number of the paper within its seed, from 1
   */
  Written write(String paperId, String title, int minutes, List<Deal.Dealt> dealt, int number) {
    Chance chance = new Chance(seed, "paper " + number);
    List<Deal.Dealt> order = new ArrayList<>(dealt);
    chance.shuffle(order);
    order.sort(Comparator.comparing(d -> d.item().type()));
    ObjectNode sheet = ItemJson.object();
    ObjectNode key = ItemJson.object();
    sheet.put("paper", paperId).put("title", title).put("minutes", minutes);
    sheet.put(
        "marks", plain(cells.stream().map(Cell::total).reduce(BigDecimal::add).orElseThrow()));
    ArrayNode asked = sheet.putArray("questions");
    ArrayNode keyed = key.putArray("questions");
    List<String> versionIds = new ArrayList<>();
    for (Deal.Dealt question : order) {
      versionIds.add(question.item().versionId());
      Cell cell = cells.get(question.cell());
      FrozenQuestion content = contents.get(question.item().versionId());
      write(versionIds.size(), cell, content, asked.addObject(), keyed.addObject(), chance);
    }
    return new Written(sheet.toString(), key.toString(), versionIds);
  }

  private static void write(
      int no,
      Cell cell,
      FrozenQuestion question,
      ObjectNode asked,
      ObjectNode keyed,
      Chance chance) {
    Item item = question.item();
    asked.put("no", no).put("type", wire(item.type())).put("marks", plain(cell.marks()));
    asked.put("stem", html(item.stem()));
    ArrayNode pictures = asked.putArray("pictures");
    item.texts().stream()
        .filter(text -> text != item.explanation())
        .flatMap(text -> text.assetIds().stream())
        .distinct()
        .forEach(id -> pictures.add(PICTURES + id));
    keyed.put("no", no).put("item", question.questionId()).put("version", question.versionNumber());
    keyed.put("versionId", question.versionId()).put("type", wire(item.type()));
    keyed.put("marks", plain(cell.marks()));
    ArrayNode key = keyed.putArray("key");
    writeBody(item.body(), asked, key, keyed, chance);
    keyed.put("policy", cell.policy().name()).put("area", item.syllabusPoint());
    keyed.put("explanation", html(item.explanation()));
    ArrayNode laws = keyed.putArray("laws");
    item.laws().stream().map(LawReference::label).forEach(laws::add);
  }

  private static void writeBody(
      ItemBody body, ObjectNode asked, ArrayNode key, ObjectNode keyed, Chance chance) {
    Names names = new Names(chance);
    ArrayNode options = asked.putArray("options");
    if (body instanceof ItemBody.Choice choice) {
      List<String> ids = names.of(choice.options().size());
      for (int place : Draw.optionOrder(choice.options(), chance)) {
        Option option = choice.options().get(place);
        add(options, ids.get(place), option.text());
        if (option.correct()) {
          key.add(ids.get(place));
        }
      }
    } else if (body instanceof ItemBody.TrueFalse statement) {
      key.add(String.valueOf(statement.truth()));
    } else if (body instanceof ItemBody.Numeric numeric) {
      asked.put("unit", numeric.unit());
      key.add(plain(numeric.value().subtract(numeric.tolerance())));
      key.add(plain(numeric.value().add(numeric.tolerance())));
    } else if (body instanceof ItemBody.ShortText text) {
      text.accepted().forEach(key::add);
      keyed.put("regex", text.regex()).put("caseSensitive", text.caseSensitive());
    } else if (body instanceof ItemBody.Ordering ordering) {
      List<String> ids = names.of(ordering.items().size());
      ids.forEach(key::add);
      for (int place : chance.order(ids.size())) {
        add(options, ids.get(place), ordering.items().get(place));
      }
    } else if (body instanceof ItemBody.Matching matching) {
      writeMatching(matching, options, asked.putArray("targets"), key, names, chance);
    }
  }

  private static void writeMatching(
      ItemBody.Matching matching,
      ArrayNode options,
      ArrayNode targets,
      ArrayNode key,
      Names names,
      Chance chance) {
    Map<RichText, String> rights = new LinkedHashMap<>();
    matching.pairs().forEach(pair -> rights.putIfAbsent(pair.right(), ""));
    matching.distractors().forEach(text -> rights.putIfAbsent(text, ""));
    rights.replaceAll((text, none) -> names.next());
    List<String> lefts = names.of(matching.pairs().size());
    for (int place : chance.order(lefts.size())) {
      MatchingPair pair = matching.pairs().get(place);
      add(options, lefts.get(place), pair.left());
      key.add(lefts.get(place) + ">" + rights.get(pair.right()));
    }
    List<RichText> texts = new ArrayList<>(rights.keySet());
    chance.shuffle(texts);
    texts.forEach(text -> add(targets, rights.get(text), text));
  }

  private static void add(ArrayNode list, String id, RichText text) {
    list.addObject().put("id", id).put("html", html(text));
  }

  /** The text with the addresses of its pictures. */
  private static String html(RichText text) {
    return text.html().replace("src=\"asset:", "src=\"" + PICTURES);
  }

  static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  /** Reads a key this class wrote. */
  static List<KeyedQuestion> readKey(String json) {
    List<KeyedQuestion> questions = new ArrayList<>();
    for (JsonNode node : ItemJson.parse(json).path("questions")) {
      questions.add(
          new KeyedQuestion(
              node.path("no").asInt(),
              node.path("item").asText(),
              node.path("version").asInt(),
              node.path("versionId").asText(),
              type(node.path("type").asText()),
              new BigDecimal(node.path("marks").asText()),
              strings(node.path("key")),
              node.path("regex").asBoolean(),
              node.path("caseSensitive").asBoolean(),
              CreditPolicy.valueOf(node.path("policy").asText()),
              node.path("area").asText(),
              node.path("explanation").asText(),
              strings(node.path("laws"))));
    }
    return questions;
  }

  /** Reads a sheet this class wrote. */
  static List<SheetQuestion> readSheet(String json) {
    List<SheetQuestion> questions = new ArrayList<>();
    for (JsonNode node : ItemJson.parse(json).path("questions")) {
      questions.add(
          new SheetQuestion(
              node.path("no").asInt(),
              node.path("type").asText(),
              node.path("marks").asText(),
              node.path("stem").asText(),
              options(node.path("options")),
              options(node.path("targets")),
              node.path("unit").asText()));
    }
    return questions;
  }

  private static List<SheetQuestion.SheetOption> options(JsonNode array) {
    List<SheetQuestion.SheetOption> options = new ArrayList<>();
    array.forEach(
        node ->
            options.add(
                new SheetQuestion.SheetOption(
                    node.path("id").asText(), node.path("html").asText())));
    return options;
  }

  private static List<String> strings(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  /** The word for a kind on sheets and keys. */
  private static String wire(QuestionType type) {
    return switch (type) {
      case SINGLE_CHOICE -> "SINGLE";
      case MULTIPLE_CHOICE -> "MULTIPLE";
      default -> type.name();
    };
  }

  private static QuestionType type(String wire) {
    return switch (wire) {
      case "SINGLE" -> QuestionType.SINGLE_CHOICE;
      case "MULTIPLE" -> QuestionType.MULTIPLE_CHOICE;
      default -> QuestionType.valueOf(wire);
    };
  }

  /** Names different from each other within one question. */
  private static final class Names {
    private final Chance chance;
    private final Set<String> given = new HashSet<>();

    Names(Chance chance) {
      this.chance = chance;
    }

    String next() {
      String name = chance.name();
      while (!given.add(name)) {
        name = chance.name();
      }
      return name;
    }

    List<String> of(int count) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        names.add(next());
      }
      return names;
    }
  }
}

package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.ItemJson;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The rules and blueprints that ship with the portal, read from {@code /exam/*.json}. */
@ApplicationScoped
class ShippedExams {

  /** A rule with the name under which it ships. */
  record ShippedRule(String code, ExamRuleDraft draft) {}

  /** A blueprint with the name under which it ships. */
  record ShippedBlueprint(
      String code,
      String name,
      Category category,
      String industry,
      String subOperation,
      String note,
      List<Cell> cells) {}

  List<ShippedRule> rules() {
    List<ShippedRule> rules = new ArrayList<>();
    for (JsonNode node : read("/exam/rules.json")) {
      rules.add(
          new ShippedRule(
              node.path("code").asText(),
              new ExamRuleDraft(
                  Category.valueOf(node.path("category").asText()),
                  node.path("industry").asText(),
                  node.path("subOperation").asText(),
                  node.path("minutes").asInt(),
                  number(node, "fullMarks"),
                  number(node, "passMark"),
                  integer(node, "theoryAttempts"),
                  node.path("practical").asBoolean(),
                  integer(node, "practicalAttempts"),
                  node.path("makeUp").asText(),
                  integer(node, "resultMonths"),
                  integer(node, "certificateMonths"),
                  node.path("renewal").asText(),
                  node.path("questionCounts").asText(),
                  node.path("basis").asText(),
                  node.path("evidence").asText(),
                  node.path("assumptions").asText(),
                  day(node, "effectiveFrom"),
                  day(node, "effectiveUntil"))));
    }
    return rules;
  }

  List<ShippedBlueprint> blueprints() {
    List<ShippedBlueprint> blueprints = new ArrayList<>();
    for (JsonNode node : read("/exam/blueprints.json")) {
      List<Cell> cells = new ArrayList<>();
      for (JsonNode cell : node.path("cells")) {
        cells.add(
            new Cell(
                cell.path("area").asText(),
                QuestionType.valueOf(cell.path("type").asText()),
                cell.hasNonNull("difficulty")
                    ? Difficulty.valueOf(cell.path("difficulty").asText())
                    : null,
                cell.path("count").asInt(),
                number(cell, "marks"),
                cell.has("policy")
                    ? CreditPolicy.valueOf(cell.path("policy").asText())
                    : CreditPolicy.ALL_OR_NOTHING));
      }
      blueprints.add(
          new ShippedBlueprint(
              node.path("code").asText(),
              node.path("name").asText(),
              Category.valueOf(node.path("category").asText()),
              node.path("industry").asText(),
              node.path("subOperation").asText(),
              node.path("note").asText(),
              cells));
    }
    return blueprints;
  }

  private static BigDecimal number(JsonNode node, String field) {
    return new BigDecimal(node.path(field).asText());
  }

  private static Integer integer(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.path(field).asInt() : null;
  }

  private static LocalDate day(JsonNode node, String field) {
    return node.hasNonNull(field) ? LocalDate.parse(node.path(field).asText()) : null;
  }

  private static JsonNode read(String name) {
    try (InputStream in = ShippedExams.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("shipped file is missing: " + name);
      }
      return ItemJson.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

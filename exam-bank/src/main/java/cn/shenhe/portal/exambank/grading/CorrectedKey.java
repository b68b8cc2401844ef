package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The key of a paper with the corrections in force, oldest first. An answer that several keys could
 * accept earns the most any of them gives.
 */
final class CorrectedKey {

  private final List<Correction> corrections;
  private final Supplier<JsonNode> sheet;
  private JsonNode read;

  /**
   * @param sheet the paper's sheet; asked for only when a correction needs the ids of its options
   */
  CorrectedKey(List<Correction> corrections, Supplier<JsonNode> sheet) {
    this.corrections = corrections;
    this.sheet = sheet;
  }

  BigDecimal earned(KeyedQuestion question, List<String> answer) {
    List<KeyedQuestion> keys = new ArrayList<>(List.of(question));
    for (Correction correction : corrections) {
      if (correction.versionId().equals(question.versionId())) {
        if (correction.kind() == CorrectionKind.FULL_MARKS) {
          return question.marks().setScale(2, RoundingMode.HALF_UP);
        }
        if (correction.kind() == CorrectionKind.REPLACE_KEY) {
          keys.clear();
        }
        correction.accepted().forEach(accepted -> keys.add(with(question, accepted)));
      }
    }
    return keys.stream()
        .map(key -> key.earned(answer))
        .max(BigDecimal::compareTo)
        .orElse(BigDecimal.ZERO.setScale(2));
  }

  private KeyedQuestion with(KeyedQuestion question, List<String> accepted) {
    List<String> key =
        switch (question.type()) {
          case SINGLE_CHOICE, MULTIPLE_CHOICE, ORDERING -> ids(question.no(), "options", accepted);
          case MATCHING -> pairs(question.no(), accepted);
          case TRUE_FALSE, NUMERIC, SHORT_TEXT -> accepted;
        };
    return new KeyedQuestion(
        question.no(),
        question.item(),
        question.version(),
        question.versionId(),
        question.type(),
        question.marks(),
        key,
        false,
        question.caseSensitive(),
        question.policy(),
        question.area(),
        question.explanation(),
        question.laws());
  }

  /** Left and right texts by turns, as the pairs of names candidates send. */
  private List<String> pairs(int no, List<String> texts) {
    List<String> lefts = new ArrayList<>();
    List<String> rights = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      (i % 2 == 0 ? lefts : rights).add(texts.get(i));
    }
    List<String> from = ids(no, "options", lefts);
    List<String> to = ids(no, "targets", rights);
    return IntStream.range(0, from.size()).mapToObj(i -> from.get(i) + ">" + to.get(i)).toList();
  }

  /** The paper's names of the options, or targets, with these texts. */
  private List<String> ids(int no, String kind, List<String> texts) {
    Map<String, String> byText = new HashMap<>();
    for (JsonNode option : question(no).path(kind)) {
      byText.put(option.path("html").asText(), option.path("id").asText());
    }
    return texts.stream().map(text -> byText.getOrDefault(text, "?")).toList();
  }

  private JsonNode question(int no) {
    if (read == null) {
      read = sheet.get();
    }
    return read.path("questions").path(no - 1);
  }
}

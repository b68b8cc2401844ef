package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
    boolean choice =
        question.type() == QuestionType.SINGLE_CHOICE
            || question.type() == QuestionType.MULTIPLE_CHOICE;
    return new KeyedQuestion(
        question.no(),
        question.item(),
        question.version(),
        question.versionId(),
        question.type(),
        question.marks(),
        choice ? ids(question.no(), accepted) : accepted,
        false,
        question.caseSensitive(),
        question.policy(),
        question.area(),
        question.explanation(),
        question.laws());
  }

  /** The paper's names of the options with these texts. */
  private List<String> ids(int no, List<String> texts) {
    Map<String, String> byText = new HashMap<>();
    for (JsonNode option : question(no).path("options")) {
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

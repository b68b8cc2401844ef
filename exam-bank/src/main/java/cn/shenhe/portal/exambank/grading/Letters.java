package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.paper.PaperKeys;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the letters of results: the paper, the answers and, where allowed, the keys together. */
@ApplicationScoped
class Letters {

  @Inject ResultRepository results;
  @Inject PaperKeys keys;

  ResultLetter write(ExamResult result, boolean explained, boolean appealable) {
    return new ResultLetter(
        result.row(),
        result.areas(),
        explained,
        questions(result, explained),
        results.ledger(result).stream().map(LedgerLine::row).toList(),
        results.appeals(result).stream().map(Appeal::row).toList(),
        appealable);
  }

  private List<ResultLetter.Question> questions(ExamResult result, boolean explained) {
    JsonNode sheet =
        explained
            ? ResultJson.tree(keys.sheet(result.paper()).json())
            : ResultJson.MAPPER.nullNode();
    Map<Integer, List<String>> answers = result.answers();
    List<BigDecimal> earned = result.earned();
    List<Integer> late = result.late();
    List<ResultLetter.Question> questions = new ArrayList<>();
    for (KeyedQuestion key : keys.of(result.paper()).questions()) {
      int no = key.no();
      List<String> answer = answers.getOrDefault(no, List.of());
      JsonNode asked = sheet.path("questions").path(no - 1);
      questions.add(
          new ResultLetter.Question(
              no,
              key.type().name(),
              key.area(),
              earned.get(no - 1),
              key.marks(),
              late.contains(no),
              !answer.isEmpty(),
              asked.path("stem").asText(),
              explained ? choices(asked, answer, key) : List.of(),
              explained ? readable(asked, answer, key.type()) : "",
              explained ? readable(asked, key.key(), key.type()) : "",
              explained ? key.explanation() : "",
              explained ? key.laws() : List.of()));
    }
    return questions;
  }

  private static List<ResultLetter.Choice> choices(
      JsonNode asked, List<String> answer, KeyedQuestion key) {
    List<ResultLetter.Choice> choices = new ArrayList<>();
    if (key.type() == QuestionType.SINGLE_CHOICE || key.type() == QuestionType.MULTIPLE_CHOICE) {
      for (JsonNode option : asked.path("options")) {
        String id = option.path("id").asText();
        choices.add(
            new ResultLetter.Choice(
                option.path("html").asText(), answer.contains(id), key.key().contains(id)));
      }
    }
    return choices;
  }

  /** The answer in words; empty for choices, whose options are shown. */
  static String readable(JsonNode asked, List<String> answer, QuestionType type) {
    Map<String, String> texts = new HashMap<>();
    asked.path("options").forEach(o -> texts.put(o.path("id").asText(), o.path("html").asText()));
    asked.path("targets").forEach(o -> texts.put(o.path("id").asText(), o.path("html").asText()));
    return switch (type) {
      case SINGLE_CHOICE, MULTIPLE_CHOICE -> "";
      case TRUE_FALSE -> answer.isEmpty() ? "" : answer.contains("true") ? "正确" : "错误";
      case NUMERIC -> answer.size() == 2 ? numbers(answer) : String.join("", answer);
      case SHORT_TEXT -> String.join("；", answer);
      case ORDERING ->
          String.join(" → ", answer.stream().map(id -> texts.getOrDefault(id, "?")).toList());
      case MATCHING ->
          String.join(
              "；",
              answer.stream()
                  .map(pair -> pair.split(">", 2))
                  .filter(pair -> pair.length == 2)
                  .map(
                      pair ->
                          texts.getOrDefault(pair[0], "?")
                              + " – "
                              + texts.getOrDefault(pair[1], "?"))
                  .toList());
    };
  }

  private static String numbers(List<String> bounds) {
    return bounds.get(0).equals(bounds.get(1)) ? bounds.get(0) : String.join(" ～ ", bounds);
  }
}

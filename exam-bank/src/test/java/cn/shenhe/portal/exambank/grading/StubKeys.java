package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.paper.CreditPolicy;
import cn.shenhe.portal.exambank.paper.ExamRuleDraft;
import cn.shenhe.portal.exambank.paper.ExamRuleRow;
import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.paper.PaperKey;
import cn.shenhe.portal.exambank.paper.PaperKeys;
import cn.shenhe.portal.exambank.paper.PaperSheet;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Papers without a bank. A paper has ten questions of ten marks: eight single choices with the
 * options 甲 (right), 乙, 丙, then one statement (true) and one number (9.5 to 10.5). The names of its
 * options end with the paper's id, so that no two papers share them.
 */
final class StubKeys extends PaperKeys {

  static final BigDecimal TEN = new BigDecimal("10");
  private final boolean practical;
  private boolean parts;

  private final Map<Integer, List<String>> real = new HashMap<>();

  /** From now on this question is the given one of the bank, as the key says it. */
  void standsAs(int no, String item, String versionId) {
    real.put(no, List.of(item, versionId));
  }

  /**
   * From now on question 7 asks for the order 甲, 乙, 丙, and question 8 for the pairs 甲–一, 乙–二 and
   * 丙–二.
   */
  StubKeys withStepsAndPairs() {
    parts = true;
    return this;
  }

  StubKeys(boolean practical) {
    this.practical = practical;
  }

  static String option(String paper, String text) {
    return switch (text) {
      case "甲" -> "a" + paper;
      case "乙" -> "b" + paper;
      default -> "c" + paper;
    };
  }

  static String pair(String paper, String left, String right) {
    return option(paper, left) + ">" + right + paper;
  }

  @Override
  public PaperKey of(String paper) {
    List<KeyedQuestion> questions = new ArrayList<>();
    for (int no = 1; no <= 10; no++) {
      QuestionType type =
          no < 9
              ? QuestionType.SINGLE_CHOICE
              : no == 9 ? QuestionType.TRUE_FALSE : QuestionType.NUMERIC;
      List<String> key =
          no < 9 ? List.of(option(paper, "甲")) : no == 9 ? List.of("true") : List.of("9.5", "10.5");
      if (parts && no == 7) {
        type = QuestionType.ORDERING;
        key = List.of(option(paper, "甲"), option(paper, "乙"), option(paper, "丙"));
      } else if (parts && no == 8) {
        type = QuestionType.MATCHING;
        key = List.of(pair(paper, "甲", "一"), pair(paper, "乙", "二"), pair(paper, "丙", "二"));
      }
      questions.add(
          new KeyedQuestion(
              no,
              real.getOrDefault(no, List.of("item" + no)).get(0),
              1,
              real.getOrDefault(no, List.of("", "version" + no)).get(1),
              type,
              TEN,
              key,
              false,
              false,
              CreditPolicy.ALL_OR_NOTHING,
              no <= 5 ? "法规" : "技术",
              "因为甲",
              List.of()));
    }
    return new PaperKey(
        paper, "blueprint", "低压电工作业", new BigDecimal("100"), new BigDecimal("80"), questions);
  }

  @Override
  public PaperSheet sheet(String paper) {
    StringBuilder json = new StringBuilder("{\"questions\":[");
    for (int no = 1; no <= 10; no++) {
      json.append(no == 1 ? "" : ",").append("{\"no\":").append(no).append(",\"stem\":\"题干\"");
      json.append(",\"options\":[");
      if (no < 9) {
        for (String text : List.of("甲", "乙", "丙")) {
          json.append(text.equals("甲") ? "" : ",");
          json.append("{\"id\":\"").append(option(paper, text)).append("\",\"html\":\"");
          json.append(text).append("\"}");
        }
      }
      json.append("],\"targets\":[");
      for (String text : parts && no == 8 ? List.of("二", "一") : List.<String>of()) {
        json.append(text.equals("二") ? "" : ",").append("{\"id\":\"").append(text).append(paper);
        json.append("\",\"html\":\"").append(text).append("\"}");
      }
      json.append("]}");
    }
    json.append("]}");
    return new PaperSheet(
        paper,
        "blueprint",
        "低压电工作业",
        120,
        new BigDecimal("100"),
        new BigDecimal("80"),
        10,
        json.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<ExamRuleRow> rule(String paper) {
    ExamRuleDraft draft =
        new ExamRuleDraft(
            Category.SPECIAL_OPERATOR,
            "",
            "",
            120,
            new BigDecimal("100"),
            new BigDecimal("80"),
            null,
            practical,
            2,
            "",
            12,
            null,
            "",
            "",
            "测试",
            "",
            "",
            null,
            null);
    return Optional.of(new ExamRuleRow("r".repeat(26), 1, draft, "test", Instant.EPOCH));
  }
}

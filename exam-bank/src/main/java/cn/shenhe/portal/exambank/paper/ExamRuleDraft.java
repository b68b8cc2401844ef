package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.IndustryCatalogues;
import cn.shenhe.portal.exambank.question.item.Category;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * What a rule says.
 *
 * @param industry empty means all
 * @param subOperation empty means all
 * @param minutes of the theory examination, 1–600
 * @param fullMarks of theory; practical examinations have the same
 * @param passMark at most {@code fullMarks}
 * @param theoryAttempts null means unlimited
 * @param practical whether a practical examination belongs to it
 * @param practicalAttempts null means unlimited
 * @param makeUp who fails may do what, in words
 * @param resultMonths months a passed result is good for; null means the source says nothing
 * @param certificateMonths months the official certificate is good for; null means unknown
 * @param renewal how it is renewed, in words
 * @param questionCounts what is known about number and kinds of questions
 * @param basis the documents it rests on; never blank
 * @param evidence how the basis was read
 * @param assumptions values the sources do not give and this portal assumes; may be empty
 * @param effectiveFrom null means the source gives no day
 * @param effectiveUntil last day; null means until further notice
 */
public record ExamRuleDraft(
    Category category,
    String industry,
    String subOperation,
    int minutes,
    BigDecimal fullMarks,
    BigDecimal passMark,
    Integer theoryAttempts,
    boolean practical,
    Integer practicalAttempts,
    String makeUp,
    Integer resultMonths,
    Integer certificateMonths,
    String renewal,
    String questionCounts,
    String basis,
    String evidence,
    String assumptions,
    LocalDate effectiveFrom,
    LocalDate effectiveUntil) {

  public ExamRuleDraft {
    industry = IndustryCatalogues.ALL.equals(strip(industry)) ? "" : strip(industry);
    subOperation = strip(subOperation);
    makeUp = strip(makeUp);
    renewal = strip(renewal);
    questionCounts = strip(questionCounts);
    basis = strip(basis);
    evidence = strip(evidence);
    assumptions = strip(assumptions);
  }

  private static String strip(String text) {
    return text == null ? "" : text.strip();
  }

  /**
   * @throws RuleRefused with the code of the first bound broken
   */
  void check() {
    if (category == null || industry.length() > 60 || subOperation.length() > 60) {
      throw new RuleRefused("exam.rule.subject");
    }
    if (minutes < 1 || minutes > 600) {
      throw new RuleRefused("exam.rule.minutes");
    }
    if (fullMarks == null
        || passMark == null
        || fullMarks.signum() <= 0
        || fullMarks.compareTo(new BigDecimal("1000")) > 0
        || passMark.signum() <= 0
        || passMark.compareTo(fullMarks) > 0) {
      throw new RuleRefused("exam.rule.marks");
    }
    if (Stream.of(theoryAttempts, practicalAttempts, resultMonths, certificateMonths)
        .anyMatch(number -> number != null && (number < 1 || number > 1200))) {
      throw new RuleRefused("exam.rule.number");
    }
    if (basis.isEmpty()) {
      throw new RuleRefused("exam.rule.basis");
    }
    if (Stream.of(makeUp, renewal, questionCounts, basis, evidence).anyMatch(t -> t.length() > 1000)
        || assumptions.length() > 2000) {
      throw new RuleRefused("exam.rule.too-long");
    }
    if (effectiveFrom != null && effectiveUntil != null && effectiveUntil.isBefore(effectiveFrom)) {
      throw new RuleRefused("exam.rule.days");
    }
  }
}

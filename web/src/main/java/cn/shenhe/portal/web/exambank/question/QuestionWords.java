package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.FlagFilter;
import cn.shenhe.portal.exambank.question.QuestionState;
import cn.shenhe.portal.exambank.question.RowVerdict;
import cn.shenhe.portal.exambank.question.exchange.BankWriter;
import cn.shenhe.portal.exambank.question.exchange.ColumnRole;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import cn.shenhe.portal.exambank.question.item.RichText;
import cn.shenhe.portal.web.shell.RefusalTexts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What pages of the bank need to name things: choices of lists, texts of reasons, moments in
 * Beijing time.
 */
@Named
@ApplicationScoped
public class QuestionWords {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  @Inject RefusalTexts texts;

  public QuestionState[] getStates() {
    return QuestionState.values();
  }

  public QuestionType[] getTypes() {
    return QuestionType.values();
  }

  public Difficulty[] getDifficulties() {
    return Difficulty.values();
  }

  public Category[] getCategories() {
    return Category.values();
  }

  public FlagFilter[] getFlags() {
    return FlagFilter.values();
  }

  public BankWriter[] getFormats() {
    return BankWriter.values();
  }

  public RowVerdict[] getVerdicts() {
    return RowVerdict.values();
  }

  public ColumnRole[] getColumnRoles() {
    return ColumnRole.values();
  }

  /** The sentence of a row's reason; empty for none. */
  public String reason(String code, String detail) {
    return code == null || code.isEmpty()
        ? ""
        : texts.text(code, List.of(detail == null ? "" : detail));
  }

  public String moment(Instant at) {
    return at == null ? "" : MOMENT.format(at);
  }

  /** Rich text with its pictures at their address; safe to print unescaped. */
  public static String shown(RichText text, String base) {
    return text.html().replace("src=\"asset:", "src=\"" + base + "/api/v1/question-pictures/");
  }
}

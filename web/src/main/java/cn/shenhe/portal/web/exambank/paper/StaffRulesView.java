package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.paper.ExamRuleDraft;
import cn.shenhe.portal.exambank.paper.ExamRules;
import cn.shenhe.portal.exambank.paper.RuleSubject;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of examinations on the workbench: read them, write the next version of one. */
@Named
@RequestScoped
public class StaffRulesView {

  private static final String HERE = "/staff/exam/rules?faces-redirect=true";

  @Inject ExamRules rules;
  @Inject Refusals refusals;

  private final Map<String, Object> form = new HashMap<>();
  private String from;
  private boolean saved;
  private List<RuleSubject> subjects;

  /** Fills the form with the version it starts from, if one was chosen. */
  public void load() {
    form.put("category", Category.PRINCIPAL);
    form.put("practical", Boolean.FALSE);
    if (from != null) {
      try {
        show(rules.rule(from).rule());
      } catch (ExamBankRefusal unknown) {
        refusals.show(unknown, null);
      }
    }
  }

  private void show(ExamRuleDraft rule) {
    form.put("category", rule.category());
    form.put("industry", rule.industry());
    form.put("subOperation", rule.subOperation());
    form.put("minutes", rule.minutes());
    form.put("fullMarks", rule.fullMarks());
    form.put("passMark", rule.passMark());
    form.put("theoryAttempts", rule.theoryAttempts());
    form.put("practical", rule.practical());
    form.put("practicalAttempts", rule.practicalAttempts());
    form.put("makeUp", rule.makeUp());
    form.put("resultMonths", rule.resultMonths());
    form.put("certificateMonths", rule.certificateMonths());
    form.put("renewal", rule.renewal());
    form.put("questionCounts", rule.questionCounts());
    form.put("basis", rule.basis());
    form.put("evidence", rule.evidence());
    form.put("assumptions", rule.assumptions());
    form.put("effectiveFrom", rule.effectiveFrom());
    form.put("effectiveUntil", rule.effectiveUntil());
  }

  public String save() {
    try {
      rules.add(
          new ExamRuleDraft(
              (Category) form.get("category"),
              text("industry"),
              text("subOperation"),
              number("minutes") == null ? 0 : number("minutes"),
              (BigDecimal) form.get("fullMarks"),
              (BigDecimal) form.get("passMark"),
              number("theoryAttempts"),
              Boolean.TRUE.equals(form.get("practical")),
              number("practicalAttempts"),
              text("makeUp"),
              number("resultMonths"),
              number("certificateMonths"),
              text("renewal"),
              text("questionCounts"),
              text("basis"),
              text("evidence"),
              text("assumptions"),
              (LocalDate) form.get("effectiveFrom"),
              (LocalDate) form.get("effectiveUntil")));
      return HERE + "&saved=true";
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  private String text(String name) {
    return (String) form.get(name);
  }

  private Integer number(String name) {
    return (Integer) form.get(name);
  }

  public List<RuleSubject> getSubjects() {
    if (subjects == null) {
      subjects = rules.subjects();
    }
    return subjects;
  }

  public Map<String, Object> getForm() {
    return form;
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(String from) {
    this.from = from;
  }

  public boolean isSaved() {
    return saved;
  }

  public void setSaved(boolean saved) {
    this.saved = saved;
  }
}

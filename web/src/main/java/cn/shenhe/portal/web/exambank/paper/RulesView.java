package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.paper.ExamRules;
import cn.shenhe.portal.exambank.paper.RuleSubject;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The rules of examinations with their basis and dates, for everybody. */
@Named
@RequestScoped
public class RulesView {

  @Inject ExamRules rules;

  private List<RuleSubject> subjects;

  @PostConstruct
  void load() {
    subjects = rules.subjects();
  }

  public List<RuleSubject> getSubjects() {
    return subjects;
  }
}

package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.sitting.ExamEnrolling;
import cn.shenhe.portal.exambank.sitting.MyExam;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** One's own exams, past and to come. */
@Named
@RequestScoped
public class MyExamsView {

  @Inject ExamEnrolling enrolling;
  @Inject Candidate candidate;

  private List<MyExam> rows;

  @PostConstruct
  void load() {
    rows = enrolling.mine(candidate.person());
  }

  public List<MyExam> getRows() {
    return rows;
  }
}

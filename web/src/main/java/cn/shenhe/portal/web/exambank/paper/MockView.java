package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.paper.MockExams;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The mock exams one can start, and those one has taken. */
@Named
@RequestScoped
public class MockView {

  @Inject MockExams mocks;
  @Inject Refusals refusals;

  private List<MockExams.Offer> offers;
  private List<MockExams.Run> runs;

  @PostConstruct
  void load() {
    offers = mocks.offers();
    runs = mocks.mine();
  }

  public String start(String blueprint) {
    try {
      return "/my/exam/mockPaper?faces-redirect=true&id=" + mocks.start(blueprint);
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  public List<MockExams.Offer> getOffers() {
    return offers;
  }

  public List<MockExams.Run> getRuns() {
    return runs;
  }
}

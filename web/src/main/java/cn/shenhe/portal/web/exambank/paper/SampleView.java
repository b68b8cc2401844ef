package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.paper.BlueprintAuthoring;
import cn.shenhe.portal.exambank.paper.BlueprintDetail;
import cn.shenhe.portal.exambank.paper.SheetQuestion;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** A paper as candidates would see it, drawn from the newest version of a blueprint; not kept. */
@Named
@RequestScoped
public class SampleView {

  @Inject BlueprintAuthoring authoring;
  @Inject Refusals refusals;

  private String id;
  private long seed = 1;
  private BlueprintDetail detail;
  private List<SheetQuestion> questions = List.of();

  public void load() {
    try {
      detail = authoring.detail(id);
      questions = authoring.sample(id, seed);
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
    }
  }

  public BlueprintDetail getDetail() {
    return detail;
  }

  public List<SheetQuestion> getQuestions() {
    return questions;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public long getSeed() {
    return seed;
  }

  public void setSeed(long seed) {
    this.seed = seed;
  }
}

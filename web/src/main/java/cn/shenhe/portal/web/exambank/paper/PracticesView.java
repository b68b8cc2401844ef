package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.paper.Practice;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What can be practised; a button draws a paper and leads to it. */
@Named
@RequestScoped
public class PracticesView {

  @Inject Practice practice;
  @Inject Refusals refusals;

  /** The sub-operations offered; the district has no mines (FACTS 2.2), others stay folded. */
  @Inject
  @ConfigProperty(
      name = "portal.practice.sub-operations",
      defaultValue = "低压电工,高压电工,熔化焊接与热切割,高处安装、维护、拆除,登高架设,制冷与空调设备运行操作,制冷与空调设备安装修理")
  List<String> subOperations;

  private List<Practice.Subject> subjects;

  @PostConstruct
  void load() {
    subjects = practice.subjects(subOperations);
  }

  public String draw(String category, String subOperation) {
    try {
      String paper = practice.draw(Category.valueOf(category), subOperation);
      return "/exam/practice?faces-redirect=true&id=" + paper;
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  public List<Practice.Subject> getSubjects() {
    return subjects;
  }
}

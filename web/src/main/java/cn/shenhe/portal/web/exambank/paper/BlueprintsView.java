package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.paper.BlueprintAuthoring;
import cn.shenhe.portal.exambank.paper.BlueprintRow;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** All blueprints, and the form for a new one. */
@Named
@RequestScoped
public class BlueprintsView {

  @Inject BlueprintAuthoring authoring;
  @Inject Refusals refusals;

  private List<BlueprintRow> rows;
  private String name;
  private Category category = Category.PRINCIPAL;
  private String industry;
  private String subOperation;

  @PostConstruct
  void load() {
    rows = authoring.list();
  }

  public String create() {
    try {
      String id = authoring.create(name, category, industry, subOperation);
      return "/staff/exam/blueprint?faces-redirect=true&id=" + id;
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, "createForm:name");
      return null;
    }
  }

  public List<BlueprintRow> getRows() {
    return rows;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public Category getCategory() {
    return category;
  }

  public void setCategory(Category category) {
    this.category = category;
  }

  public String getIndustry() {
    return industry;
  }

  public void setIndustry(String industry) {
    this.industry = industry;
  }

  public String getSubOperation() {
    return subOperation;
  }

  public void setSubOperation(String subOperation) {
    this.subOperation = subOperation;
  }
}

package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.FlagFilter;
import cn.shenhe.portal.exambank.question.QuestionFilter;
import cn.shenhe.portal.exambank.question.QuestionState;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import java.io.Serializable;

/** The filter of the list as it stands in the address bar. */
public class QuestionFilterForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private String text;
  private QuestionState state;
  private QuestionType type;
  private Difficulty difficulty;
  private Category category;
  private String industry;
  private String operation;
  private String syllabus;
  private String law;
  private String article;
  private String importId;
  private FlagFilter flagged;

  QuestionFilter filter() {
    return new QuestionFilter(
        text,
        state,
        type,
        difficulty,
        category,
        industry,
        operation,
        syllabus,
        law,
        article,
        null,
        importId,
        flagged);
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public QuestionState getState() {
    return state;
  }

  public void setState(QuestionState state) {
    this.state = state;
  }

  public QuestionType getType() {
    return type;
  }

  public void setType(QuestionType type) {
    this.type = type;
  }

  public Difficulty getDifficulty() {
    return difficulty;
  }

  public void setDifficulty(Difficulty difficulty) {
    this.difficulty = difficulty;
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

  public FlagFilter getFlagged() {
    return flagged;
  }

  public void setFlagged(FlagFilter flagged) {
    this.flagged = flagged;
  }

  public String getOperation() {
    return operation;
  }

  public void setOperation(String operation) {
    this.operation = operation;
  }

  public String getSyllabus() {
    return syllabus;
  }

  public void setSyllabus(String syllabus) {
    this.syllabus = syllabus;
  }

  public String getLaw() {
    return law;
  }

  public void setLaw(String law) {
    this.law = law;
  }

  public String getArticle() {
    return article;
  }

  public void setArticle(String article) {
    this.article = article;
  }

  public String getImportId() {
    return importId;
  }

  public void setImportId(String importId) {
    this.importId = importId;
  }
}

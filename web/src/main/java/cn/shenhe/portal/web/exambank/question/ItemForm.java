package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Classification;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.LawReference;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import cn.shenhe.portal.exambank.question.item.RichText;
import cn.shenhe.portal.web.shell.Texts;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An item while somebody types it: everything is text until it is asked for as an item. */
public class ItemForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private QuestionType type = QuestionType.SINGLE_CHOICE;
  private String stem = "";
  private String answer = "";
  private boolean regex;
  private boolean caseSensitive;
  private String explanation = "";
  private Difficulty difficulty = Difficulty.MEDIUM;
  private String syllabus = "";
  private String laws = "";
  private Category[] categories = {};
  private String industries = "";
  private String operations = "";

  static ItemForm of(Item item) {
    ItemForm form = new ItemForm();
    form.type = item.type();
    form.stem = item.stem().html();
    AnswerLines lines = AnswerLines.of(item.body());
    form.answer = lines.text();
    form.regex = lines.regex();
    form.caseSensitive = lines.caseSensitive();
    form.explanation = item.explanation().html();
    form.difficulty = item.difficulty();
    form.syllabus = item.syllabusPoint();
    form.laws = item.laws().stream().map(LawReference::label).collect(Collectors.joining("; "));
    form.categories = item.classification().categories().toArray(Category[]::new);
    form.industries = String.join("; ", item.classification().industries());
    form.operations = String.join("; ", item.classification().subOperations());
    return form;
  }

  /**
   * @throws cn.shenhe.portal.exambank.question.item.InvalidItem if a rule of the model is broken
   */
  Item item() {
    return new Item(
        RichText.ofHtml(text(stem).replaceAll("\\R", "<br>")),
        new AnswerLines(text(answer), regex, caseSensitive).body(type),
        RichText.ofHtml(text(explanation).replaceAll("\\R", "<br>")),
        difficulty,
        syllabus,
        LawReference.parseList(laws),
        Classification.of(Set.of(categories), list(industries), list(operations)));
  }

  /** What of the options was changed to be safe to shuffle, in sentences. */
  List<String> notes() {
    if (type != QuestionType.SINGLE_CHOICE && type != QuestionType.MULTIPLE_CHOICE) {
      return List.of();
    }
    return new AnswerLines(text(answer), false, false)
        .settled().stream()
            .map(
                changed ->
                    Texts.of(
                        "question",
                        changed.rewritten() ? "preview.rewritten" : "preview.pinned",
                        changed.letter(),
                        changed.typed(),
                        changed.option().text().plain()))
            .toList();
  }

  /** Where a picture goes. */
  public enum Place {
    STEM,
    ANSWER,
    EXPLANATION
  }

  /**
   * Puts a picture of the bank at the end of a text; at the end of the last option or step.
   *
   * @param alt what it shows, for those who cannot see it; not blank
   */
  void insert(Place place, String name, String alt) {
    String tag =
        RichText.ofHtml("<img src=\"asset:" + name + "\" alt=\"" + escaped(alt) + "\">").html();
    switch (place) {
      case STEM -> stem = after(stem, "\n", tag);
      case ANSWER -> answer = after(answer, " ", tag);
      case EXPLANATION -> explanation = after(explanation, "\n", tag);
    }
  }

  private static String after(String text, String gap, String tag) {
    String before = text(text).stripTrailing();
    return before.isEmpty() ? tag : before + gap + tag;
  }

  private static String escaped(String alt) {
    return alt.strip()
        .replace("&", "&amp;")
        .replace("\"", "&quot;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  private static List<String> list(String text) {
    return Arrays.stream(text(text).split("[;；]"))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  public QuestionType getType() {
    return type;
  }

  public void setType(QuestionType type) {
    this.type = type;
  }

  public String getStem() {
    return stem;
  }

  public void setStem(String stem) {
    this.stem = stem;
  }

  public String getAnswer() {
    return answer;
  }

  public void setAnswer(String answer) {
    this.answer = answer;
  }

  public boolean isRegex() {
    return regex;
  }

  public void setRegex(boolean regex) {
    this.regex = regex;
  }

  public boolean isCaseSensitive() {
    return caseSensitive;
  }

  public void setCaseSensitive(boolean caseSensitive) {
    this.caseSensitive = caseSensitive;
  }

  public String getExplanation() {
    return explanation;
  }

  public void setExplanation(String explanation) {
    this.explanation = explanation;
  }

  public Difficulty getDifficulty() {
    return difficulty;
  }

  public void setDifficulty(Difficulty difficulty) {
    this.difficulty = difficulty;
  }

  public String getSyllabus() {
    return syllabus;
  }

  public void setSyllabus(String syllabus) {
    this.syllabus = syllabus;
  }

  public String getLaws() {
    return laws;
  }

  public void setLaws(String laws) {
    this.laws = laws;
  }

  public Category[] getCategories() {
    return categories.clone();
  }

  public void setCategories(Category[] categories) {
    this.categories = categories == null ? new Category[0] : categories.clone();
  }

  public String getIndustries() {
    return industries;
  }

  public void setIndustries(String industries) {
    this.industries = industries;
  }

  public String getOperations() {
    return operations;
  }

  public void setOperations(String operations) {
    this.operations = operations;
  }
}

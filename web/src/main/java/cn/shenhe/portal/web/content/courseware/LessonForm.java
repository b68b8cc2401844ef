package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.courseware.Audience;
import cn.shenhe.portal.content.courseware.LawReference;
import cn.shenhe.portal.content.courseware.LessonKind;
import cn.shenhe.portal.content.courseware.LessonText;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** What the editor's form holds while she writes; the rules are in {@link LessonText}. */
public class LessonForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private String slug = "";
  private String title = "";
  private String summary = "";
  private String topic = "";
  private Audience[] audiences = {};
  private String industries = "";
  private String hazards = "";
  private LessonKind kind = LessonKind.LESSON;
  private String laws = "";
  private int minutes = 5;
  private String markdown = "";
  private String source = "";
  private String license = "";

  /** Fills the form with a text. */
  void show(LessonText text) {
    slug = text.slug();
    title = text.title();
    summary = text.summary();
    topic = text.topic();
    audiences = text.audiences().toArray(Audience[]::new);
    industries = String.join(", ", text.industries());
    hazards = String.join(", ", text.hazards());
    kind = text.kind();
    laws = String.join("; ", text.laws().stream().map(LawReference::toString).toList());
    minutes = text.minutes();
    markdown = text.markdown();
    source = text.source();
    license = text.license();
  }

  /** What stands in the form, checked by the rules of the article. */
  LessonText text() {
    return new LessonText(
        given(slug),
        given(title),
        given(summary),
        given(topic),
        Arrays.asList(audiences),
        words(industries),
        words(hazards),
        kind,
        LawReference.list(given(laws)),
        minutes,
        given(markdown).replace("\r\n", "\n"),
        given(source),
        given(license));
  }

  private static List<String> words(String text) {
    return Arrays.stream(given(text).split("[,，、]"))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static String given(String text) {
    return text == null ? "" : text.strip();
  }

  public String getSlug() {
    return slug;
  }

  public void setSlug(String slug) {
    this.slug = slug;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getSummary() {
    return summary;
  }

  public void setSummary(String summary) {
    this.summary = summary;
  }

  public String getTopic() {
    return topic;
  }

  public void setTopic(String topic) {
    this.topic = topic;
  }

  public Audience[] getAudiences() {
    return audiences.clone();
  }

  public void setAudiences(Audience[] audiences) {
    this.audiences = audiences.clone();
  }

  public String getIndustries() {
    return industries;
  }

  public void setIndustries(String industries) {
    this.industries = industries;
  }

  public String getHazards() {
    return hazards;
  }

  public void setHazards(String hazards) {
    this.hazards = hazards;
  }

  public LessonKind getKind() {
    return kind;
  }

  public void setKind(LessonKind kind) {
    this.kind = kind;
  }

  public String getLaws() {
    return laws;
  }

  public void setLaws(String laws) {
    this.laws = laws;
  }

  public int getMinutes() {
    return minutes;
  }

  public void setMinutes(int minutes) {
    this.minutes = minutes;
  }

  public String getMarkdown() {
    return markdown;
  }

  public void setMarkdown(String markdown) {
    this.markdown = markdown;
  }

  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }

  public String getLicense() {
    return license;
  }

  public void setLicense(String license) {
    this.license = license;
  }
}

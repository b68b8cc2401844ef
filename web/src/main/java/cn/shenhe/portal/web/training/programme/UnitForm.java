package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.programme.EditionSheet;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** A unit while it is being edited; lists are lines of text. */
public class UnitForm implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String LESSON = "lesson:";

  private String title = "";
  private Integer hours;
  private boolean compulsory = true;
  private boolean highRisk;
  private boolean handsOn;
  private boolean attended;
  private String venue = "";
  private String lessons = "";
  private String outline = "";
  private boolean dropped;

  static UnitForm of(EditionSheet.UnitSheet sheet) {
    UnitForm form = new UnitForm();
    form.title = sheet.title();
    form.hours = sheet.hours();
    form.compulsory = sheet.compulsory();
    form.highRisk = sheet.highRisk();
    form.handsOn = sheet.handsOn();
    form.attended = sheet.attended();
    form.venue = sheet.venue();
    form.lessons =
        sheet.pieces().stream()
            .map(piece -> piece.startsWith(LESSON) ? piece.substring(LESSON.length()) : piece)
            .collect(Collectors.joining("\n"));
    form.outline = String.join("\n", sheet.outline());
    return form;
  }

  EditionSheet.UnitSheet sheet() {
    return new EditionSheet.UnitSheet(
        title,
        hours,
        compulsory,
        highRisk,
        handsOn,
        attended,
        venue,
        lines(lessons).stream().map(l -> l.indexOf(':') < 0 ? LESSON + l : l).toList(),
        lines(outline));
  }

  private static List<String> lines(String text) {
    return (text == null ? "" : text).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  boolean blank() {
    return dropped || title == null || title.isBlank();
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public Integer getHours() {
    return hours;
  }

  public void setHours(Integer hours) {
    this.hours = hours;
  }

  public boolean isCompulsory() {
    return compulsory;
  }

  public void setCompulsory(boolean compulsory) {
    this.compulsory = compulsory;
  }

  public boolean isHighRisk() {
    return highRisk;
  }

  public void setHighRisk(boolean highRisk) {
    this.highRisk = highRisk;
  }

  public boolean isHandsOn() {
    return handsOn;
  }

  public void setHandsOn(boolean handsOn) {
    this.handsOn = handsOn;
  }

  public boolean isAttended() {
    return attended;
  }

  public void setAttended(boolean attended) {
    this.attended = attended;
  }

  public String getVenue() {
    return venue;
  }

  public void setVenue(String venue) {
    this.venue = venue;
  }

  public String getLessons() {
    return lessons;
  }

  public void setLessons(String lessons) {
    this.lessons = lessons;
  }

  public String getOutline() {
    return outline;
  }

  public void setOutline(String outline) {
    this.outline = outline;
  }

  public boolean isDropped() {
    return dropped;
  }

  public void setDropped(boolean dropped) {
    this.dropped = dropped;
  }
}

package cn.shenhe.portal.web.shell;

import cn.shenhe.portal.content.courseware.Audience;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.LessonRow;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The home page: common questions, the four doors, what is new, what is in force. */
@Named("home")
@RequestScoped
public class HomeView {

  /** A question many people have, and the same ready for an address. */
  public record Ask(String text, String encoded) {}

  /** One of the four big entries. */
  public record Door(String icon, String path) {}

  private static final ResourceBundle TEXTS = ResourceBundle.getBundle("texts.shell", Locale.CHINA);

  private static final List<Door> DOORS =
      List.of(
          new Door("shelter", "/shelter/shelters"),
          new Door("learn", "/courseware/lessons"),
          new Door("exam", "/exam/practices"),
          new Door("warning", "/warning/warnings"));

  private static final int NEWEST = 6;

  @Inject CoursewareLibrary library;

  private List<LessonRow> lessons;

  @PostConstruct
  void load() {
    lessons = library.newest(NEWEST);
  }

  /** The last published articles. */
  public List<LessonRow> getLessons() {
    return lessons;
  }

  /** Whom lessons are for, as in addresses. */
  public List<String> getAudiences() {
    return Arrays.stream(Audience.values()).map(Audience::key).toList();
  }

  public List<Ask> getAsks() {
    return List.of("1", "2", "3", "4").stream()
        .map(number -> TEXTS.getString("home.ask." + number))
        .map(text -> new Ask(text, URLEncoder.encode(text, StandardCharsets.UTF_8)))
        .toList();
  }

  @Inject Pages pages;

  public List<Door> getDoors() {
    return DOORS.stream().filter(door -> pages.exist(door.path())).toList();
  }
}

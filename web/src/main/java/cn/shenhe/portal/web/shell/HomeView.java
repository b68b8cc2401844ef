package cn.shenhe.portal.web.shell;

import cn.shenhe.portal.content.courseware.Audience;
import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.content.courseware.LessonRow;
import cn.shenhe.portal.content.warning.UnknownWarning;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningDetail;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.training.campaign.CalendarDay;
import cn.shenhe.portal.training.campaign.CampaignCalendar;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.Campaigns;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The home page. In ordinary times common questions and the doors come first; while a warning is in
 * force, what to do now and where to go come before everything else.
 */
@Named("home")
@RequestScoped
public class HomeView {

  /** A question many people have, and the same ready for an address. */
  public record Ask(String text, String encoded) {}

  /**
   * A warning in force as the home page tells it.
   *
   * @param instruction the issuer's own words on what to do; empty when it gave none
   * @param steps else the portal's advice, at most {@value #STEPS}
   * @param lessons the hazard as a question for the search
   */
  public record Alarm(WarningRow row, String instruction, List<String> steps, Ask lessons) {}

  /** One of the big entries. */
  public record Door(String icon, String path) {}

  private static final ResourceBundle TEXTS = ResourceBundle.getBundle("texts.shell", Locale.CHINA);

  private static final List<Door> DOORS =
      List.of(
          new Door("shelter", "/shelter/shelters"),
          new Door("learn", "/courseware/lessons"),
          new Door("exam", "/exam/practices"),
          new Door("booking", "/booking/bases"),
          new Door("warning", "/warning/warnings"));

  private static final int NEWEST = 6;
  private static final int ALARMS = 3;
  private static final int STEPS = 4;

  @Inject CoursewareLibrary library;
  @Inject WarningBoard board;
  @Inject Campaigns running;
  @Inject CampaignCalendar calendar;
  @Inject Pages pages;

  private List<LessonRow> lessons;
  private List<Alarm> alarms;
  private List<CampaignRow> campaigns;
  private CalendarDay next;

  @PostConstruct
  void load() {
    lessons = library.newest(NEWEST);
    campaigns = running.onHomePage();
    next = campaigns.isEmpty() ? calendar.ahead(1).stream().findFirst().orElse(null) : null;
    alarms =
        board.active().stream()
            .sorted(Comparator.comparing(WarningRow::level))
            .limit(ALARMS)
            .flatMap(row -> alarm(row).stream())
            .toList();
  }

  private Optional<Alarm> alarm(WarningRow row) {
    try {
      WarningDetail detail = board.details(row.id());
      boolean own = detail.instruction() != null && !detail.instruction().isBlank();
      return Optional.of(
          new Alarm(
              row,
              own ? detail.instruction() : "",
              own ? List.of() : detail.guidance().stream().limit(STEPS).toList(),
              ask(row.hazard())));
    } catch (UnknownWarning e) {
      // Ended since the list was taken: the banner takes it away as well.
      return Optional.empty();
    }
  }

  /** The gravest warnings in force, at most {@value #ALARMS}; empty in ordinary times. */
  public List<Alarm> getAlarms() {
    return alarms;
  }

  /** Campaigns with a line for everybody, the latest first. */
  public List<CampaignRow> getCampaigns() {
    return campaigns;
  }

  /** The next day of the calendar while no campaign is on; null when there is none. */
  public CalendarDay getNext() {
    return next;
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
        .map(HomeView::ask)
        .toList();
  }

  private static Ask ask(String text) {
    return new Ask(text, URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  public List<Door> getDoors() {
    return DOORS.stream().filter(door -> pages.exist(door.path())).toList();
  }
}

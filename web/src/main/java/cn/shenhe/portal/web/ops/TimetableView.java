package cn.shenhe.portal.web.ops;

import cn.shenhe.portal.web.schedule.CallBook;
import cn.shenhe.portal.web.schedule.TimetableDesk;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.MissingResourceException;

/** The administrator reads how the calls of the timetable went, and pauses or resumes one. */
@Named
@RequestScoped
public class TimetableView {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(BEIJING);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:00").withZone(BEIJING);

  @Inject TimetableDesk desk;
  @Inject FacesContext faces;

  private String name;
  private List<TimetableDesk.Row> rows;
  private List<CallBook.HourRow> hours;

  public void load() {
    rows = desk.rows();
    hours = name == null || name.isBlank() ? List.of() : desk.hours(name);
  }

  public String pause(String call) {
    desk.pause(call);
    return done("schedule.paused", call);
  }

  public String resume(String call) {
    desk.resume(call);
    return done("schedule.resumed", call);
  }

  private String done(String text, String call) {
    faces.addMessage(null, new FacesMessage(Texts.of("ops", text, words(call))));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return "/staff/ops/timetable.xhtml?faces-redirect=true";
  }

  /** What a call does, in words; the name itself of one that has none yet. */
  public String words(String call) {
    try {
      return Texts.of("ops", "job." + call);
    } catch (MissingResourceException without) {
      return call;
    }
  }

  /** When it is due, in words; a cron expression that is neither daily nor hourly as it is. */
  public String timing(String timing) {
    if (timing.startsWith("PT")) {
      long seconds = Duration.parse(timing).toSeconds();
      return seconds % 60 == 0
          ? Texts.of("ops", "schedule.every.minutes", seconds / 60)
          : Texts.of("ops", "schedule.every.seconds", seconds);
    }
    String[] parts = timing.split(" ");
    if (!timing.endsWith(" * * ?")) {
      return timing;
    }
    return parts[2].equals("*")
        ? Texts.of("ops", "schedule.every.hour", parts[1])
        : Texts.of("ops", "schedule.every.day", two(parts[2]) + ":" + two(parts[1]));
  }

  private static String two(String number) {
    return number.length() == 1 ? "0" + number : number;
  }

  public String moment(Instant moment) {
    return moment == null ? "" : MOMENT.format(moment);
  }

  public String hour(Instant hour) {
    return HOUR.format(hour);
  }

  public int getKeepDays() {
    return desk.keepDays();
  }

  /** Null before {@link #load}, as for the buttons of a form that was sent. */
  public List<TimetableDesk.Row> getRows() {
    if (rows == null) {
      rows = desk.rows();
    }
    return rows;
  }

  public List<CallBook.HourRow> getHours() {
    return hours;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }
}

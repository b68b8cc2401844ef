package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.hours.LearningHours;
import cn.shenhe.portal.training.programme.EnrolmentRow;
import cn.shenhe.portal.training.programme.EnrolmentState;
import cn.shenhe.portal.training.programme.HourLength;
import cn.shenhe.portal.training.programme.ProgrammeEnrolling;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The learner's home: where one left off, what is due, how far one is. */
@Named("learner")
@RequestScoped
public class LearnerHomeView {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final String LESSON = "lesson";

  /** Where to go on: the lesson opened last that is not finished. */
  public record Continue(String slug, String title, long minutes, long length) {}

  @Inject ProgrammeEnrolling enrolling;
  @Inject LearningHours hours;
  @Inject HourLength hour;
  @Inject InstantSource clock;

  private List<EnrolmentRow> programmes;
  private List<LearningHours.LearnedRow> learned;
  private Continue next;

  @PostConstruct
  void load() {
    programmes = enrolling.mine();
    learned = hours.learned();
    next =
        hours
            .unfinished(LESSON)
            .map(
                row ->
                    new Continue(
                        row.piece().substring(LESSON.length() + 1),
                        row.title(),
                        row.creditedSeconds() / 60,
                        row.lengthSeconds() / 60))
            .orElseGet(this::ofProgramme);
  }

  private Continue ofProgramme() {
    return programmes.stream()
        .filter(row -> row.state() != EnrolmentState.COMPLETED)
        .map(row -> enrolling.detail(row.publicId()))
        .filter(detail -> !detail.next().isEmpty())
        .findFirst()
        .map(detail -> new Continue(detail.next(), detail.nextTitle(), 0, 0))
        .orElse(null);
  }

  public List<EnrolmentRow> getProgrammes() {
    return programmes;
  }

  public Continue getNext() {
    return next;
  }

  /** What is due within 30 days or was, in words. */
  public List<String> getDue() {
    LocalDate today = clock.instant().atZone(BEIJING).toLocalDate();
    return programmes.stream()
        .filter(
            row -> row.state() == EnrolmentState.OVERDUE || row.state() == EnrolmentState.DUE_SOON)
        .map(
            row ->
                Texts.of(
                    "programme",
                    "home.due." + row.state(),
                    row.title(),
                    row.dueOn().toString(),
                    Math.abs(today.until(row.dueOn(), java.time.temporal.ChronoUnit.DAYS))))
        .toList();
  }

  /** What one has done, in plain sentences; empty before the first lesson. */
  public List<String> getAchievements() {
    List<String> lines = new ArrayList<>();
    long finished = learned.stream().filter(row -> row.finishedAt() != null).count();
    long seconds = hours.total();
    if (seconds > 0) {
      lines.add(
          Texts.of("programme", "home.total", hour.hours(seconds * 1000), seconds / 60, finished));
      YearMonth month = YearMonth.from(clock.instant().atZone(BEIJING));
      long days =
          hours
              .evidence(
                  month.atDay(1).atStartOfDay(BEIJING).toInstant(), clock.instant().plusSeconds(1))
              .stream()
              .map(e -> e.startedAt().atZone(BEIJING).toLocalDate())
              .distinct()
              .count();
      if (days > 0) {
        lines.add(Texts.of("programme", "home.days", days));
      }
    }
    programmes.stream()
        .filter(row -> row.state() == EnrolmentState.COMPLETED)
        .forEach(row -> lines.add(Texts.of("programme", "home.completed", row.title())));
    return lines;
  }
}

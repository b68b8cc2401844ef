package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.hours.EvidenceReading;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * One enrolment before staff: class time of people who belong to no enterprise, and closing what
 * staff opened by mistake. Enrolments of an enterprise's list are the enterprise's own.
 */
@Stateless
@RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
public class EnrolmentDesk {

  private static final int MOST_MINUTES = 12 * 60;
  private static final int CONTENT_MAXIMUM = 1000;
  private static final int TEACHER_MAXIMUM = 60;
  private static final int BASIS_MAXIMUM = 300;
  private static final int REASON_MAXIMUM = 200;

  /**
   * A class somebody attended.
   *
   * @param basis what shows it, for example a sign-in sheet and its number
   * @param minutes 1–720
   * @param unit title of the unit on the spot it stands for; empty for none
   */
  public record Taught(
      Instant startedAt,
      int minutes,
      String content,
      String teacher,
      String basis,
      TaughtResult result,
      String unit) {

    public Taught {
      content = given(content, CONTENT_MAXIMUM, "taught-content");
      teacher = given(teacher, TEACHER_MAXIMUM, "taught-teacher");
      basis = given(basis, BASIS_MAXIMUM, "taught-basis");
      unit = unit == null ? "" : unit.strip();
      if (minutes < 1 || minutes > MOST_MINUTES) {
        throw new ProgrammeRefused("taught-minutes", MOST_MINUTES);
      }
    }
  }

  /** A class that was recorded; {@code reason} why it was cancelled, empty when it was not. */
  public record TaughtRow(String publicId, Taught taught, boolean cancelled, String reason) {}

  /**
   * An enrolment.
   *
   * @param name as the person chose it
   * @param recordable whether class time may be recorded
   * @param closable whether staff may close it
   * @param units titles of the units a class may stand for
   */
  public record Sheet(
      String name,
      EnrolmentRow row,
      boolean recordable,
      boolean closable,
      List<String> units,
      List<TaughtRow> taught) {}

  @Resource SessionContext session;
  @Inject ProgrammeRepository programmes;
  @Inject EnrolmentProgress progress;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;
  @Inject Event<ClassTaught> classes;
  @Inject EvidenceReading evidence;

  /**
   * @throws UnknownProgramme when there is none that is open or completed
   */
  public Sheet sheet(String publicId) {
    Enrolment enrolment = known(publicId);
    return new Sheet(
        enrolment.person() == null ? "" : programmes.nameOf(enrolment.person()).orElse(""),
        progress.row(enrolment),
        recordable(enrolment),
        enrolment.source() == Enrolment.Source.STAFF,
        units(enrolment),
        programmes.taught(publicId).stream().map(EnrolmentDesk::row).toList());
  }

  /**
   * Records a class the person attended; it counts at once.
   *
   * @throws ProgrammeRefused when the enrolment is an enterprise's or completed, the class is not
   *     over or was before the refresher began, or the person was in another class or learned on
   *     line at the time
   */
  public void record(String publicId, Taught taught) {
    Enrolment enrolment = known(publicId);
    if (!recordable(enrolment)) {
      throw new ProgrammeRefused("taught-closed");
    }
    if (!taught.unit().isEmpty() && !units(enrolment).contains(taught.unit())) {
      throw new ProgrammeRefused("taught-unit");
    }
    Instant end = taught.startedAt().plus(Duration.ofMinutes(taught.minutes()));
    if (end.isAfter(clock.instant()) || !enrolment.spans(taught.startedAt())) {
      throw new ProgrammeRefused("taught-time");
    }
    boolean busy =
        programmes
            .taughtTo(
                enrolment.person(), taught.startedAt().minus(Duration.ofMinutes(MOST_MINUTES)), end)
            .stream()
            .anyMatch(other -> other.endedAt().isAfter(taught.startedAt()));
    if (busy || programmes.inClass(enrolment.person(), taught.startedAt(), end)) {
      throw new ProgrammeRefused("taught-busy");
    }
    if (!evidence.learning(List.of(enrolment.person()), taught.startedAt(), end).isEmpty()) {
      throw new ProgrammeRefused("taught-online");
    }
    TaughtClass recorded = new TaughtClass(enrolment, taught, caller(), clock.instant());
    programmes.add(recorded);
    tell(enrolment, recorded);
    progress.recountTaught(enrolment);
    acts.fire(
        new TrainingAct(
            "enrolment.class-recorded",
            publicId,
            taught.minutes() + " minutes, began " + taught.startedAt()));
  }

  /**
   * Takes a recorded class back; it stays in the list, with the reason.
   *
   * @throws ProgrammeRefused without a reason
   */
  public void cancel(String publicId, String taughtClass, String reason) {
    Enrolment enrolment = known(publicId);
    TaughtClass taught =
        programmes.taught(publicId).stream()
            .filter(t -> t.publicId().equals(taughtClass) && !t.cancelled())
            .findFirst()
            .orElseThrow(UnknownProgramme::new);
    taught.cancel(given(reason, REASON_MAXIMUM, "taught-reason"), clock.instant());
    tell(enrolment, taught);
    progress.recountTaught(enrolment);
    acts.fire(
        new TrainingAct("enrolment.class-cancelled", publicId, taught.minutes() + " minutes"));
  }

  /**
   * Closes an enrolment staff opened by mistake; what was learned stays in the person's record.
   *
   * @throws ProgrammeRefused when it was not staff who enrolled the person
   */
  public void close(String publicId) {
    Enrolment enrolment = known(publicId);
    if (enrolment.source() != Enrolment.Source.STAFF) {
      throw new ProgrammeRefused("close");
    }
    enrolment.close(clock.instant());
    acts.fire(new TrainingAct("enrolment.closed", publicId, "by staff"));
  }

  private void tell(Enrolment enrolment, TaughtClass taught) {
    classes.fire(
        new ClassTaught(
            enrolment.person(),
            taught.publicId(),
            enrolment.edition().title(),
            taught.minutes(),
            taught.result(),
            taught.endedAt(),
            taught.cancelled()));
  }

  private static List<String> units(Enrolment enrolment) {
    return enrolment.edition().sheet().units().stream()
        .filter(EditionSheet.UnitSheet::attended)
        .map(EditionSheet.UnitSheet::title)
        .toList();
  }

  private static boolean recordable(Enrolment enrolment) {
    return enrolment.source() != Enrolment.Source.ROSTER
        && enrolment.person() != null
        && enrolment.completedAt() == null;
  }

  private static TaughtRow row(TaughtClass taught) {
    return new TaughtRow(
        taught.publicId(),
        new Taught(
            taught.startedAt(),
            taught.minutes(),
            taught.content(),
            taught.teacher(),
            taught.basis(),
            taught.result(),
            taught.unit()),
        taught.cancelled(),
        taught.cancelReason() == null ? "" : taught.cancelReason());
  }

  private static String given(String text, int most, String reason) {
    String stripped = text == null ? "" : text.strip();
    if (stripped.isEmpty() || stripped.length() > most) {
      throw new ProgrammeRefused(reason, most);
    }
    return stripped;
  }

  private Enrolment known(String publicId) {
    return programmes
        .enrolment(publicId == null ? "" : publicId)
        .filter(e -> e.closedAt() == null)
        .orElseThrow(UnknownProgramme::new);
  }

  private String caller() {
    return session.getCallerPrincipal().getName();
  }
}

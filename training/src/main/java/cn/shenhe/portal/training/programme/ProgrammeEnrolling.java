package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Enrolling oneself, and how far one is; staff enrol others. */
@Stateless
@RolesAllowed({
  "RESIDENT",
  "ENTERPRISE_OFFICER",
  "SCHOOL",
  "EDITOR",
  "EXAMINER",
  "INVIGILATOR",
  "DUTY_OFFICER",
  "ADMINISTRATOR"
})
public class ProgrammeEnrolling {

  private static final int PAGE = 50;

  /**
   * A wish to be enrolled.
   *
   * @param industry of the unit, as the catalogue of industries has it; empty for any other
   * @param since day the post was taken, or the refresher begins; null for today
   */
  public record Wish(String code, EnrolmentKind kind, String industry, LocalDate since) {}

  /** An enrolment as staff see it: no more of the person than the name they chose. */
  public record StaffRow(String name, EnrolmentRow row) {}

  /** A page of 50 and how many there are. */
  public record StaffPage(List<StaffRow> rows, long total) {}

  @Resource SessionContext session;
  @Inject ProgrammeRepository programmes;
  @Inject EnrolmentProgress progress;
  @Inject Industries industries;
  @Inject HourLength hour;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  /**
   * Enrols the caller; whoever is enrolled already is shown that enrolment.
   *
   * @return public id of the enrolment
   * @throws ProgrammeRefused when it is not offered, the industry is unknown, or the day lies in
   *     the future or long ago
   */
  public String enrol(Wish wish) {
    return enrol(caller(), wish, Enrolment.Source.SELF);
  }

  /**
   * Staff enrol somebody.
   *
   * @throws ProgrammeRefused when there is no active account with this login
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public String enrolOther(String login, Wish wish) {
    String person =
        programmes
            .accountByLogin(login == null ? "" : login.strip().toLowerCase(Locale.ROOT))
            .orElseThrow(() -> new ProgrammeRefused("login"));
    return enrol(person, wish, Enrolment.Source.STAFF);
  }

  private String enrol(String person, Wish wish, Enrolment.Source source) {
    Programme programme =
        programmes
            .programme(wish.code() == null ? "" : wish.code())
            .orElseThrow(UnknownProgramme::new);
    if (!programme.offered()) {
      throw new ProgrammeRefused("withdrawn");
    }
    LocalDate today = progress.today();
    LocalDate since = wish.since() == null ? today : wish.since();
    if (since.isAfter(today.plusYears(1)) || since.isBefore(today.minusYears(5))) {
      throw new ProgrammeRefused("since");
    }
    ProgrammeEdition edition = programmes.edition(programme).orElseThrow(UnknownProgramme::new);
    EnrolmentKind kind = wish.kind() == null ? EnrolmentKind.INITIAL : wish.kind();
    Enrolment known = programmes.open(Enrolment.key(person, edition, kind)).orElse(null);
    if (known != null) {
      return known.publicId();
    }
    String industry = industries.of(programme, wish.industry());
    Enrolment enrolment =
        new Enrolment(edition, kind, industries.highRisk(industry), source, since, hour);
    enrolment.inIndustry(industry);
    enrolment.of(person);
    progress.begin(enrolment, person);
    progress.recount(enrolment);
    programmes.add(enrolment);
    progress.tell(enrolment, false);
    acts.fire(new TrainingAct("enrolment.opened", enrolment.publicId(), programme.code()));
    return enrolment.publicId();
  }

  /** The caller's enrolments, what is due first. */
  public List<EnrolmentRow> mine() {
    return programmes.of(caller()).stream().map(progress::row).toList();
  }

  /**
   * How many 学时 the caller has for an examination: those of the furthest programme of the category,
   * never a sum, because programmes share lessons.
   *
   * @param subOperation of the examination; a programme without one is for all of them
   * @return rounded down to a tenth; empty when no programme of the category was taken up
   */
  public Optional<BigDecimal> hoursFor(JobCategory category, String subOperation) {
    return programmes.of(caller()).stream()
        .filter(enrolment -> enrolment.counts(category, subOperation))
        .map(enrolment -> hour.hours(enrolment.learnedMs()))
        .max(Comparator.naturalOrder())
        .map(BigDecimal::valueOf);
  }

  /**
   * One of the caller's.
   *
   * @throws UnknownProgramme when it is not the caller's
   */
  public EnrolmentDetail detail(String publicId) {
    return progress.detail(own(publicId));
  }

  /**
   * Gives up an enrolment the caller or staff opened; the hours stay.
   *
   * @throws ProgrammeRefused when an enterprise enrolled the caller
   */
  public void leave(String publicId) {
    Enrolment enrolment = own(publicId);
    if (enrolment.source() == Enrolment.Source.ROSTER) {
      throw new ProgrammeRefused("leave");
    }
    enrolment.close(clock.instant());
    acts.fire(new TrainingAct("enrolment.closed", publicId, ""));
  }

  private Enrolment own(String publicId) {
    return programmes
        .enrolment(publicId == null ? "" : publicId)
        .filter(e -> caller().equals(e.person()) && e.closedAt() == null)
        .orElseThrow(UnknownProgramme::new);
  }

  /**
   * Enrolments as staff see them, newest first.
   *
   * @param code of a programme; empty for all
   * @param page from 1
   */
  @RolesAllowed({"EXAMINER", "EDITOR", "ADMINISTRATOR"})
  public StaffPage page(String code, int page) {
    String of = code == null ? "" : code;
    List<StaffRow> rows =
        programmes.page(of, (Math.max(1, page) - 1) * PAGE, PAGE).stream()
            .map(e -> new StaffRow(name(e), progress.row(e)))
            .toList();
    return new StaffPage(rows, programmes.count(of));
  }

  private String name(Enrolment enrolment) {
    Optional<String> name =
        enrolment.person() == null
            ? programmes.nameOfEmployee(enrolment.employee())
            : programmes.nameOf(enrolment.person());
    return name.orElse("");
  }

  private String caller() {
    return session.getCallerPrincipal().getName();
  }
}

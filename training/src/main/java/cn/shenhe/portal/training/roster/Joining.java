package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.programme.RosterEnrolment;
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
import java.util.Locale;

/** A person and the enterprises that may see their training; joining and leaving are own acts. */
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
public class Joining {

  private static final Duration SHOWN = Duration.ofDays(7);

  /** An enterprise the caller joined. */
  public record Membership(String employee, String organisation, String number, Instant since) {}

  @Resource SessionContext session;
  @Inject RosterRepository roster;
  @Inject Officer officer;
  @Inject RosterEnrolment enrolments;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  public List<Membership> memberships() {
    return roster.joinedBy(caller()).stream()
        .map(
            e ->
                new Membership(
                    e.publicId(),
                    roster.organisationName(e.organisation()).orElse(""),
                    e.staffNumber(),
                    e.joinedAt()))
        .toList();
  }

  /**
   * Lets the enterprise that gave out the code see the caller's training.
   *
   * @return name of the enterprise
   * @throws RosterRefused when no employee waits with this code
   */
  public String join(String code) {
    String typed = code == null ? "" : code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    Employee employee =
        roster
            .byCode(typed)
            .filter(e -> e.account() == null && e.leftOn() == null)
            .orElseThrow(() -> new RosterRefused("join-code"));
    if (roster.joinedBy(caller()).stream()
        .anyMatch(e -> e.organisation().equals(employee.organisation()))) {
      throw new RosterRefused("join-twice");
    }
    employee.join(caller(), clock.instant());
    enrolments.joined(employee.publicId(), caller());
    acts.fire(new TrainingAct("roster.joined", employee.publicId(), ""));
    return roster.organisationName(employee.organisation()).orElse("");
  }

  /**
   * The caller leaves the enterprise's list: it keeps what it has recorded and what was learned
   * until now, and sees nothing that is learned later.
   *
   * @param employee as in {@link #memberships()}
   * @throws RosterRefused when the caller has not joined it
   */
  public void leave(String employee) {
    Employee own =
        roster.joinedBy(caller()).stream()
            .filter(e -> e.publicId().equals(employee))
            .findFirst()
            .orElseThrow(() -> new RosterRefused("join-none"));
    own.leave(officer.today(), clock.instant());
    enrolments.left(own.publicId());
    acts.fire(new TrainingAct("roster.left", own.publicId(), "by the person"));
  }

  /** When the caller was last reminded by an enterprise within seven days; empty for never. */
  public List<Instant> reminders() {
    return roster.remindersTo(caller(), clock.instant().minus(SHOWN)).stream()
        .map(LearningReminder::sentAt)
        .toList();
  }

  private String caller() {
    return session.getCallerPrincipal().getName();
  }
}

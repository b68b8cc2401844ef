package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/**
 * Who took another post or came back after a year away, and so has to be trained anew on workshop
 * and team level, as the enterprise's officer keeps it.
 */
@Stateless
@RolesAllowed("ENTERPRISE_OFFICER")
public class PostChanges {

  private static final int SHOWN = 20;
  private static final int MOST_REASON = 200;

  /**
   * A change.
   *
   * @param workshopOn day of the training of workshop level held for it; null while there is none
   * @param teamOn the same of team level
   * @param begun whether the day of the change has come
   * @param reason why it was withdrawn; null unless it was
   */
  public record Change(
      String publicId,
      String employee,
      String number,
      String name,
      PostMove move,
      LocalDate workshopOn,
      LocalDate teamOn,
      boolean begun,
      String reason) {}

  /** The oldest 20 of those that lack a level, and how many there are. */
  public record Open(long count, List<Change> rows) {}

  @Resource SessionContext session;
  @Inject PostChangeRepository changes;
  @Inject Retraining retraining;
  @Inject Officer officer;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  /**
   * @throws RosterRefused when the caller belongs to no enterprise
   */
  public Open open() {
    String office = officer.office(caller()).id();
    long count = changes.countOpen(office);
    return new Open(
        count,
        count == 0
            ? List.of()
            : changes.open(office, SHOWN).stream()
                .map(row -> change((PostChange) row[0], (Employee) row[1]))
                .toList());
  }

  /**
   * Those of an employee, oldest first, also withdrawn ones.
   *
   * @throws RosterRefused when it is nobody of the caller's enterprise
   */
  public List<Change> of(String employee) {
    Employee person = officer.own(caller(), employee);
    return changes.of(List.of(person.publicId())).stream().map(c -> change(c, person)).toList();
  }

  /**
   * @throws RosterRefused when it is nobody on the caller's list, the day is missing or too far
   *     away, or it is known already
   */
  public void record(String employee, PostMove move) {
    Employee person = officer.own(caller(), employee);
    if (person.leftOn() != null) {
      throw new RosterRefused("unknown");
    }
    if (move.day() == null || !RosterSheet.inRange(move.day(), officer.today())) {
      throw new RosterRefused("change-day");
    }
    // Two that record the same follow each other, and the second sees the first.
    retraining.lock(List.of(person.publicId()));
    boolean known =
        changes.of(List.of(person.publicId())).stream().anyMatch(c -> c.is(move) && !c.withdrawn());
    if (known) {
      throw new RosterRefused("change-known");
    }
    retraining.add(person, move, caller());
    retraining.settle(List.of(person.publicId()));
  }

  /**
   * Takes a mistake back; it stays in the archive with the reason.
   *
   * @throws RosterRefused without a reason, or when it is not of the caller's enterprise
   */
  public void withdraw(String publicId, String reason) {
    String office = officer.office(caller()).id();
    PostChange change =
        changes
            .find(publicId == null ? "" : publicId)
            .filter(c -> c.organisation().equals(office) && !c.withdrawn())
            .orElseThrow(() -> new RosterRefused("unknown"));
    if (reason == null || reason.isBlank() || reason.length() > MOST_REASON) {
      throw new RosterRefused("change-reason");
    }
    retraining.lock(List.of(change.employee()));
    change.withdraw(reason.strip(), clock.instant());
    retraining.settle(List.of(change.employee()));
    acts.fire(new TrainingAct("post.change-withdrawn", change.employee(), publicId));
  }

  private Change change(PostChange change, Employee person) {
    return new Change(
        change.publicId(),
        person.publicId(),
        person.staffNumber(),
        person.name(),
        change.move(),
        change.workshopOn(),
        change.teamOn(),
        !change.move().day().isAfter(officer.today()),
        change.withdrawnReason());
  }

  private String caller() {
    return session.getCallerPrincipal().getName();
  }
}

package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.TrainingAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps changes of posts and what was held for them; needs the caller's transaction. */
@ApplicationScoped
class Retraining {

  private static final int MOST = 50_000;

  @Inject PostChangeRepository changes;
  @Inject RosterRepository roster;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  /** A guess: nobody says how long before the change one may be trained for the new post. */
  @Inject
  @ConfigProperty(name = "portal.roster.retraining-days-before", defaultValue = "30")
  int daysBefore;

  /** What is known of an enterprise's people. */
  List<PostChange> of(String organisation) {
    return changes.ofOrganisation(organisation);
  }

  PostChange add(Employee employee, PostMove move, String by) {
    Instant now = clock.instant();
    PostChange change = new PostChange(employee, move, by, now);
    changes.add(change);
    change.settleBy(roster.attended(List.of(employee.publicId()), MOST), daysBefore);
    acts.fire(new TrainingAct("post.changed", employee.publicId(), move.kind() + " " + move.day()));
    return change;
  }

  /** The way back of somebody who had left the list, after a year or more. */
  static Optional<PostMove> back(LocalDate leftOn, LocalDate since) {
    return leftOn.plusYears(1).isAfter(since)
        ? Optional.empty()
        : Optional.of(new PostMove(PostMove.Kind.RETURN, since));
  }

  /** Trainings of these people were recorded or cancelled. */
  void recount(Collection<String> employees) {
    List<PostChange> found = changes.of(employees);
    if (!found.isEmpty()) {
      List<ClassAttendance> attended = roster.attended(employees, MOST);
      found.forEach(change -> change.settleBy(attended, daysBefore));
    }
  }
}

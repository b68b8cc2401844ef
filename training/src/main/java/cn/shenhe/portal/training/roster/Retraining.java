package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.TrainingAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps changes of posts and what was held for them; needs the caller's transaction. */
@ApplicationScoped
class Retraining {

  private static final int MOST = 50_000;
  private static final int BATCH = 500;

  @Inject PostChangeRepository changes;
  @Inject RosterRepository roster;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  /** A guess: nobody says how long before the change one may be trained for the new post. */
  @Inject
  @ConfigProperty(name = "portal.roster.retraining-days-before", defaultValue = "30")
  int daysBefore;

  /** Until the transaction ends, nobody else records or counts changes of these people. */
  void lock(Collection<String> employees) {
    batches(employees).forEach(roster::lock);
  }

  /** Parts that a query takes, always in the same order, so that two do not wait for each other. */
  private static List<List<String>> batches(Collection<String> employees) {
    List<String> all = employees.stream().distinct().sorted().toList();
    return IntStream.iterate(0, from -> from < all.size(), from -> from + BATCH)
        .mapToObj(from -> all.subList(from, Math.min(from + BATCH, all.size())))
        .toList();
  }

  /** What is known of an enterprise's people. */
  List<PostChange> of(String organisation) {
    return changes.ofOrganisation(organisation);
  }

  /** Only keeps it: {@link #lock} before, {@link #settle} after. */
  void add(Employee employee, PostMove move, String by) {
    changes.add(new PostChange(employee, move, by, clock.instant()));
    acts.fire(new TrainingAct("post.changed", employee.publicId(), move.kind() + " " + move.day()));
  }

  /** The way back of somebody who had left the list, after a year or more. */
  static Optional<PostMove> back(LocalDate leftOn, LocalDate since) {
    return leftOn.plusYears(1).isAfter(since)
        ? Optional.empty()
        : Optional.of(new PostMove(PostMove.Kind.RETURN, since));
  }

  /** Trainings of these people were recorded or cancelled. */
  void recount(Collection<String> employees) {
    lock(employees);
    settle(employees);
  }

  /** Finds anew which trainings stand for which change; only for people who are locked. */
  void settle(Collection<String> employees) {
    for (List<String> batch : batches(employees)) {
      Map<String, List<PostChange>> found =
          changes.of(batch).stream()
              .filter(change -> !change.withdrawn())
              .collect(Collectors.groupingBy(PostChange::employee));
      if (found.isEmpty()) {
        continue;
      }
      Map<String, List<ClassAttendance>> attended =
          roster.attended(found.keySet(), MOST).stream()
              .collect(Collectors.groupingBy(ClassAttendance::employee));
      for (Employee person : roster.employees(found.keySet())) {
        String id = person.publicId();
        settle(found.get(id), attended.getOrDefault(id, List.of()), person.postSince());
      }
    }
  }

  /**
   * What was held for the post before does not stand for the next one.
   *
   * @param all of one person, oldest first
   */
  private void settle(List<PostChange> all, List<ClassAttendance> attended, LocalDate since) {
    // A day of the post that is not before the change is that of the new post.
    LocalDate before = since.isBefore(all.get(0).move().day()) ? since.minusDays(1) : LocalDate.MIN;
    LocalDate last = null;
    for (PostChange change : all) {
      LocalDate day = change.move().day();
      if (last != null && last.isBefore(day)) {
        before = last;
      }
      LocalDate guess = day.minusDays(daysBefore);
      change.settleBy(attended, guess.isAfter(before) ? guess : before.plusDays(1));
      last = day;
    }
  }
}

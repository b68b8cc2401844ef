package cn.shenhe.portal.training.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which units on the spot somebody was at, from classes of staff, classes of the enterprise and
 * visits to experience bases. A visit counts from the moment the lessons before the unit were done;
 * staff and enterprises see to that themselves when they record a class.
 */
@ApplicationScoped
class Presence {

  @Inject ProgrammeRepository programmes;

  /**
   * What was attended.
   *
   * @param units first moment by title of the unit
   * @param visitMs length of the visits that count, each once
   */
  record Attended(Map<String, Instant> units, long visitMs) {

    boolean at(EditionSheet.UnitSheet unit) {
      return !unit.attended() || units.containsKey(unit.title());
    }
  }

  /**
   * @param unlocked by title of the unit when the lessons before it were done; absent while they
   *     are not
   */
  Attended of(Enrolment enrolment, EditionSheet sheet, Map<String, Instant> unlocked) {
    List<EditionSheet.UnitSheet> wanted =
        sheet.units().stream().filter(EditionSheet.UnitSheet::attended).toList();
    Map<String, Instant> units = new HashMap<>();
    if (wanted.isEmpty()) {
      return new Attended(units, 0);
    }
    for (TaughtClass taught : programmes.taught(enrolment.publicId())) {
      if (!taught.cancelled() && !taught.unit().isEmpty()) {
        units.merge(taught.unit(), taught.startedAt(), Presence::earlier);
      }
    }
    if (enrolment.employee() != null) {
      String code = enrolment.edition().programme().code();
      for (Object[] held : programmes.classUnits(enrolment.employee(), code)) {
        if (enrolment.spans((Instant) held[1])) {
          units.merge((String) held[0], (Instant) held[1], Presence::earlier);
        }
      }
    }
    return new Attended(units, visits(enrolment, wanted, unlocked, units));
  }

  private long visits(
      Enrolment enrolment,
      List<EditionSheet.UnitSheet> wanted,
      Map<String, Instant> unlocked,
      Map<String, Instant> units) {
    Map<String, List<EditionSheet.UnitSheet>> byVenue =
        wanted.stream()
            .filter(unit -> !unit.venue().isEmpty())
            .collect(Collectors.groupingBy(EditionSheet.UnitSheet::venue));
    if (enrolment.person() == null || byVenue.isEmpty()) {
      return 0;
    }
    long time = 0;
    for (Object[] visit : programmes.visits(enrolment.person(), Set.copyOf(byVenue.keySet()))) {
      Instant start = (Instant) visit[2];
      List<EditionSheet.UnitSheet> open = new ArrayList<>(byVenue.get((String) visit[0]));
      open.removeIf(
          unit ->
              !unlocked.containsKey(unit.title()) || start.isBefore(unlocked.get(unit.title())));
      if (!open.isEmpty() && enrolment.spans((Instant) visit[3], start)) {
        open.forEach(unit -> units.merge(unit.title(), start, Presence::earlier));
        time += Duration.ofMinutes(((Number) visit[1]).longValue()).toMillis();
      }
    }
    return time;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}

package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.training.hours.HoursCredited;
import cn.shenhe.portal.training.hours.PieceLengths;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Works out how far enrolments are: always from what was learned, never by adding to what was
 * there, so that it mends itself. Needs the caller's transaction.
 */
@ApplicationScoped
class EnrolmentProgress {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final String REFRESHER_TERM =
      "每年再培训，自登记之日起满一年前完成；只计登记之后的学习。今年已经计满的课文，下一年1月1日起可以再计。";

  /**
   * @param finishedAt null while it is not
   */
  private record Learned(long creditedMs, long lengthMs, Instant finishedAt) {

    static final Learned NOTHING = new Learned(0, 0, null);

    boolean finished() {
      return finishedAt != null;
    }
  }

  @Inject ProgrammeRepository programmes;
  @Inject Presence presence;
  @Inject CoursewareLibrary library;
  @Inject PieceLengths lengths;
  @Inject HourLength hour;
  @Inject InstantSource clock;
  @Inject Event<EnrolmentMoved> moves;

  LocalDate today() {
    return clock.instant().atZone(BEIJING).toLocalDate();
  }

  void credited(@Observes HoursCredited learned) {
    programmes.counting(learned.person(), learned.piece()).forEach(this::recount);
  }

  void visited(@Observes VisitMade visit) {
    programmes.of(visit.person()).forEach(this::recount);
  }

  /** Counts anew what was learned on line and at bases. */
  void recount(Enrolment enrolment) {
    recount(enrolment, enrolment.classMs());
  }

  void recount(Enrolment enrolment, long classMs) {
    EditionSheet sheet = enrolment.edition().sheet();
    Map<String, Learned> learned = learned(enrolment, sheet);
    long online = learned.values().stream().mapToLong(Learned::creditedMs).sum();
    Set<String> needed = compulsory(enrolment, sheet);
    boolean done =
        needed.stream().allMatch(p -> learned.getOrDefault(p, Learned.NOTHING).finished());
    boolean before = enrolment.completedAt() != null;
    Presence.Attended there = presence.of(enrolment, sheet, unlocked(enrolment, sheet, learned));
    boolean everywhere =
        units(enrolment, sheet).filter(EditionSheet.UnitSheet::compulsory).allMatch(there::at);
    enrolment.visited(there.visitMs());
    enrolment.progressed(online, classMs, done && everywhere, clock.instant());
    if (!before && enrolment.completedAt() != null) {
      tell(enrolment, true);
    }
  }

  /** Counts anew, with the classes staff recorded. */
  void recountTaught(Enrolment enrolment) {
    programmes.flush();
    enrolment.taught(
        programmes.taught(enrolment.publicId()).stream()
            .filter(taught -> !taught.cancelled())
            .mapToLong(taught -> Duration.ofMinutes(taught.minutes()).toMillis())
            .sum());
    recount(enrolment);
  }

  /** Says that somebody was enrolled, or has completed it; people without an account are nobody. */
  void tell(Enrolment enrolment, boolean completed) {
    if (enrolment.person() != null) {
      moves.fire(
          new EnrolmentMoved(
              enrolment.person(),
              enrolment.publicId(),
              enrolment.edition().programme().code(),
              enrolment.edition().title(),
              completed,
              clock.instant()));
    }
  }

  private static Stream<EditionSheet.UnitSheet> units(Enrolment enrolment, EditionSheet sheet) {
    return sheet.units().stream().filter(unit -> enrolment.highRisk() || !unit.highRisk());
  }

  /** When the lessons before each unit on the spot, and its own, were done; absent before. */
  private static Map<String, Instant> unlocked(
      Enrolment enrolment, EditionSheet sheet, Map<String, Learned> learned) {
    Map<String, Instant> unlocked = new HashMap<>();
    Set<String> needed = new LinkedHashSet<>();
    for (EditionSheet.UnitSheet unit : units(enrolment, sheet).toList()) {
      Set<String> own = new LinkedHashSet<>(needed);
      own.addAll(unit.pieces());
      if (own.stream().allMatch(p -> learned.getOrDefault(p, Learned.NOTHING).finished())) {
        unlocked.put(
            unit.title(),
            own.stream()
                .map(p -> learned.get(p).finishedAt())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH));
      }
      needed.addAll(unit.compulsory() ? unit.pieces() : List.of());
    }
    return unlocked;
  }

  private static Set<String> compulsory(Enrolment enrolment, EditionSheet sheet) {
    Set<String> needed = new LinkedHashSet<>();
    units(enrolment, sheet)
        .filter(EditionSheet.UnitSheet::compulsory)
        .forEach(unit -> needed.addAll(unit.pieces()));
    return needed;
  }

  /**
   * For the first training all of a person's learning counts, for a refresher what was witnessed
   * since it began, of each piece no more than it is long.
   */
  private Map<String, Learned> learned(Enrolment enrolment, EditionSheet sheet) {
    Map<String, Learned> found = new HashMap<>();
    Set<String> pieces = sheet.pieces(enrolment.highRisk());
    if (enrolment.person() == null || pieces.isEmpty()) {
      return found;
    }
    Instant since = enrolment.beganAt() == null ? Instant.EPOCH : enrolment.beganAt();
    // The first time since: learning it again next year does not lock again what it opened.
    Map<String, Instant> finished =
        programmes.finished(enrolment.person(), pieces, since).stream()
            .collect(Collectors.toMap(row -> (String) row[0], row -> (Instant) row[1]));
    for (Object[] row : programmes.learned(enrolment.person(), pieces)) {
      String piece = (String) row[0];
      found.put(
          piece,
          new Learned(
              enrolment.beganAt() == null ? number(row[1]) : 0,
              number(row[2]),
              finished.get(piece)));
    }
    if (enrolment.beganAt() != null) {
      Instant until = enrolment.completedAt() == null ? clock.instant() : enrolment.completedAt();
      for (Object[] row : programmes.witnessed(enrolment.person(), pieces, since, until)) {
        found.computeIfPresent(
            (String) row[0],
            (piece, of) ->
                new Learned(
                    Math.min(number(row[1]), of.lengthMs()), of.lengthMs(), of.finishedAt()));
      }
    }
    return found;
  }

  private Map<String, String> venues(EditionSheet sheet) {
    return sheet.units().stream().allMatch(unit -> unit.venue().isEmpty())
        ? Map.of()
        : programmes.venues().stream()
            .collect(
                Collectors.toMap(
                    row -> (String) row[0], row -> row[1] + "：" + row[2], (a, b) -> a));
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }

  /**
   * A refresher counts from the day it is said to begin, but not from before what it follows was
   * completed; one that begins today counts from now.
   */
  void begin(Enrolment enrolment, String who) {
    if (enrolment.kind() == EnrolmentKind.INITIAL) {
      return;
    }
    LocalDate day = enrolment.startedOn();
    Instant from = day.equals(today()) ? clock.instant() : day.atStartOfDay(BEIJING).toInstant();
    Instant before = programmes.lastCompleted(who, enrolment.edition().programme()).orElse(from);
    enrolment.countsFrom(before.isAfter(from) ? before : from);
  }

  EnrolmentRow row(Enrolment enrolment) {
    return new EnrolmentRow(
        enrolment.publicId(),
        enrolment.edition().programme().code(),
        enrolment.edition().title(),
        enrolment.edition().programme().category(),
        enrolment.kind(),
        enrolment.highRisk(),
        enrolment.industry(),
        enrolment.source().name(),
        enrolment.requiredMs() == null ? null : hour.hours(enrolment.requiredMs()),
        hour.hours(enrolment.onlineMs()),
        hour.hours(enrolment.classMs() + enrolment.taughtMs() + enrolment.visitMs()),
        enrolment.startedOn(),
        enrolment.dueOn(),
        EnrolmentState.of(enrolment.completedAt() != null, enrolment.dueOn(), today()),
        enrolment.completedAt());
  }

  EnrolmentDetail detail(Enrolment enrolment) {
    EditionSheet sheet = enrolment.edition().sheet();
    Map<String, Learned> learned = learned(enrolment, sheet);
    Map<String, String> titles =
        library.titles(LessonPieces.slugs(sheet.pieces(enrolment.highRisk())));
    Set<String> needed = compulsory(enrolment, sheet);
    Presence.Attended there = presence.of(enrolment, sheet, unlocked(enrolment, sheet, learned));
    Map<String, String> venues = venues(sheet);
    List<EnrolmentDetail.UnitProgress> units = new ArrayList<>();
    boolean before = true;
    String next = "";
    for (EditionSheet.UnitSheet unit : units(enrolment, sheet).toList()) {
      boolean done =
          unit.pieces().stream().allMatch(p -> learned.getOrDefault(p, Learned.NOTHING).finished());
      List<EnrolmentDetail.LessonProgress> lessons = new ArrayList<>();
      for (String piece : unit.pieces()) {
        Learned of = learned.getOrDefault(piece, Learned.NOTHING);
        String slug = LessonPieces.slug(piece);
        lessons.add(
            new EnrolmentDetail.LessonProgress(
                titles.containsKey(slug) ? slug : "",
                titles.getOrDefault(slug, piece),
                Duration.ofMillis(of.creditedMs()).toMinutes(),
                Duration.ofMillis(of.lengthMs()).toMinutes(),
                of.finished()));
        if (next.isEmpty() && !of.finished() && titles.containsKey(slug)) {
          next = slug;
        }
      }
      units.add(
          new EnrolmentDetail.UnitProgress(
              units.size() + 1,
              unit.title(),
              unit.hours(),
              unit.compulsory(),
              unit.handsOn(),
              !unit.handsOn() || before && done,
              unit.attended(),
              there.units().get(unit.title()),
              unit.venue(),
              venues.getOrDefault(unit.venue(), ""),
              lessons));
      before = before && (done && there.at(unit) || !unit.compulsory());
    }
    boolean initial = enrolment.kind() == EnrolmentKind.INITIAL;
    return new EnrolmentDetail(
        row(enrolment),
        units,
        next,
        titles.getOrDefault(next, ""),
        (int)
            needed.stream()
                .filter(p -> learned.getOrDefault(p, Learned.NOTHING).finished())
                .count(),
        needed.size(),
        hour.minutes(),
        enrolment.requiredMs() == null
            ? null
            : OnlineShare.of(
                hour.hours(enrolment.requiredMs()),
                hour.hours(lengths.of(sheet.pieces(enrolment.highRisk())).toMillis())),
        initial ? sheet.initial().basis() : sheet.refresher().basis(),
        initial ? sheet.deadlineBasis() : REFRESHER_TERM,
        sheet.disclaimer());
  }
}

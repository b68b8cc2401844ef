package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.area.DistrictMap;
import cn.shenhe.portal.content.warning.area.Place;
import cn.shenhe.portal.content.warning.area.WarnedArea;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What holds, where and when: the public's view of all warnings. */
@Stateless
public class WarningBoard {

  private static final int PAGE = 20;

  private static final Comparator<WarningRow> MOST_DANGEROUS_FIRST =
      Comparator.comparing(WarningRow::level)
          .thenComparing(WarningRow::sent, Comparator.reverseOrder())
          .thenComparing(WarningRow::id);

  @Inject WarningRepository rows;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  /** What holds now in the district, most dangerous first, then newest. */
  @PermitAll
  public List<WarningRow> active() {
    return active(clock.instant(), Place.district());
  }

  /**
   * What held at a moment at a place, by what was known at that moment.
   *
   * @param place null for everywhere
   */
  @PermitAll
  public List<WarningRow> active(Instant moment, Place place) {
    List<WarningRow> found = new ArrayList<>();
    activeAt(moment)
        .forEach((warning, thread) -> row(warning, thread, moment, place).ifPresent(found::add));
    found.sort(MOST_DANGEROUS_FIRST);
    return found;
  }

  /**
   * What held at a moment somewhere in the district, each with the areas it holds for, by what was
   * known at that moment; most dangerous first.
   */
  @PermitAll
  public List<ActiveWarning> areas(Instant moment) {
    List<ActiveWarning> found = new ArrayList<>();
    activeAt(moment)
        .forEach(
            (warning, thread) ->
                row(warning, thread, moment, Place.district())
                    .ifPresent(
                        row -> found.add(new ActiveWarning(row, areas(thread.holdingAt(moment))))));
    found.sort(Comparator.comparing(ActiveWarning::row, MOST_DANGEROUS_FIRST));
    return found;
  }

  /**
   * What held at a place and is over: who follows a list is to learn that something ended, not only
   * to miss it. A warning that goes on elsewhere is not over; that it left this place stands with
   * the warning itself.
   *
   * @param since not what was over before and of which nothing was heard since
   * @return the last first
   */
  @PermitAll
  public List<EndedWarning> ended(Instant since, Place place) {
    Instant now = clock.instant();
    List<EndedWarning> found = new ArrayList<>();
    threads(rows.changedSince(since, demo), now)
        .forEach(
            (warning, thread) -> {
              WarningState state = thread.stateAt(now);
              if (state == WarningState.ACTIVE || state == WarningState.UNKNOWN) {
                return;
              }
              Instant over = thread.overAt(now);
              if (over.isBefore(since) && thread.heardAt().isBefore(since)) {
                return;
              }
              List<WarningThread.Held> shown = thread.shownAt(now);
              List<WarnedArea> warned =
                  shown.stream()
                      .flatMap(
                          held ->
                              Stream.concat(
                                  held.says().areas().stream(), held.says().endedAreas().stream()))
                      .toList();
              match(warned, place)
                  .map(match -> row(warning, thread, shown, now, match))
                  .ifPresent(row -> found.add(new EndedWarning(row, over)));
            });
    found.sort(
        Comparator.comparing(EndedWarning::over, Comparator.reverseOrder())
            .thenComparing(ended -> ended.row().id()));
    return found;
  }

  private Map<Warning, WarningThread> activeAt(Instant moment) {
    Map<Warning, WarningThread> active = threads(rows.openAt(moment, demo), moment);
    active.values().removeIf(thread -> thread.stateAt(moment) != WarningState.ACTIVE);
    return active;
  }

  /** Their threads by what was known at a moment. */
  private Map<Warning, WarningThread> threads(List<Warning> warnings, Instant moment) {
    Map<Warning, List<WarningMessage>> messages = new LinkedHashMap<>();
    warnings.forEach(warning -> messages.put(warning, new ArrayList<>()));
    for (WarningMessage message : rows.messagesOf(warnings)) {
      messages.get(message.warning()).add(message);
    }
    Map<Warning, WarningThread> threads = new LinkedHashMap<>();
    messages.forEach(
        (warning, all) -> {
          List<WarningThread.Received> known =
              all.stream()
                  .map(WarningMessage::received)
                  .filter(m -> !m.acceptedAt().isAfter(moment))
                  .toList();
          threads.put(warning, WarningThread.of(known, WarningThreads.LANGUAGE));
        });
    return threads;
  }

  /** Past and present warnings, newest first, 20 a page; one more row tells that there are more. */
  @PermitAll
  public List<WarningRow> search(ArchiveSearch search) {
    Instant now = clock.instant();
    List<Warning> page = rows.search(search, demo, PAGE + 1);
    Map<Warning, List<WarningMessage>> messages =
        rows.messagesOf(page).stream().collect(Collectors.groupingBy(WarningMessage::warning));
    List<WarningRow> found = new ArrayList<>();
    for (Warning warning : page) {
      WarningThread thread = WarningThreads.thread(messages.get(warning));
      row(warning, thread, now, null).ifPresent(found::add);
    }
    return found;
  }

  /**
   * One warning; an address that was merged into another leads there.
   *
   * @throws UnknownWarning also for what the public may not know of
   */
  @PermitAll
  public WarningDetail details(String publicId) {
    Warning warning = known(publicId);
    List<WarningMessage> messages = rows.messagesOf(warning);
    return details(warning, messages, WarningThreads.thread(messages));
  }

  private WarningDetail details(
      Warning warning, List<WarningMessage> messages, WarningThread thread) {
    Instant now = clock.instant();
    return details(warning, messages, thread, thread.shownAt(now), now);
  }

  /**
   * @param shown the part that is told of first, and those told of with it
   */
  private WarningDetail details(
      Warning warning,
      List<WarningMessage> messages,
      WarningThread thread,
      List<WarningThread.Held> shown,
      Instant now) {
    if (shown.isEmpty()) {
      throw new UnknownWarning();
    }
    WarningRow row = row(warning, thread, shown, now, null);
    WarningThread.Revision current = shown.get(0).head();
    WarningContent content = shown.get(0).says();
    List<WarnedArea> areas = areas(shown);
    WarningMessage message = messageOf(current, messages);
    SourceRow source = rows.source(message.sourceCode()).orElseThrow(UnknownWarning::new).row(now);
    List<WarningDetail.Step> story = new ArrayList<>();
    for (WarningThread.Revision revision : thread.revisions()) {
      story.add(
          new WarningDetail.Step(
              revision.number(),
              revision.alert().messageType().word(),
              revision.alert().identifier(),
              revision.content().headline(),
              revision.content().level(),
              revision.alert().sent().toInstant(),
              revision.acceptedAt(),
              revision.changes().stream().map(Enum::name).toList(),
              revision.material(),
              WarningDetail.Difference.of(revision.before(), revision.content()),
              revision.key()));
    }
    return new WarningDetail(
        row,
        current.alert().sender(),
        current.alert().identifier(),
        content.description(),
        message.originalText() == null ? content.description() : message.originalText(),
        content.instruction(),
        Hazards.guidance(content.hazard() == null ? "" : content.hazard(), content.level()),
        WarningContent.names(areas),
        endedAreas(thread, areas),
        areas.stream()
            .flatMap(area -> area.shapes().stream())
            .map(shape -> outline(shape.outline()))
            .toList(),
        areas.stream().flatMap(area -> area.codes().stream()).map(code -> code.digits()).toList(),
        content.web(),
        message.origin(),
        source.name(),
        source.silent(),
        source.lastHeardAt(),
        thread.endedAt(),
        story);
  }

  /**
   * Whom a warning concerns, for telling people.
   *
   * @throws UnknownWarning also for what the public may not know of
   */
  @PermitAll
  public WarningReach reach(String publicId) {
    Warning warning = known(publicId);
    List<WarningMessage> messages = rows.messagesOf(warning);
    Instant now = clock.instant();
    WarningThread thread = WarningThreads.thread(messages);
    WarningThread english = WarningThreads.thread(messages, WarningThreads.ENGLISH);
    List<WarningThread.Held> shown = thread.shownAt(now);
    List<WarningReach.Part> parts = new ArrayList<>();
    for (WarningThread.Held held : shown) {
      parts.add(
          new WarningReach.Part(
              held.head().key(),
              details(warning, messages, thread, List.of(held), now),
              held.says().areas(),
              english(warning, messages, english, held, now)));
    }
    return new WarningReach(
        details(warning, messages, thread, shown, now),
        areas(shown),
        parts.get(0).english(),
        parts,
        thread.standing(),
        rows.mergedInto(warning.publicId()));
  }

  /**
   * The same in English when the newest message carries it, else null. A block without a language
   * is English by the rules of CAP 1.2; in a Chinese message it is only a forgotten element.
   */
  private WarningDetail english(
      Warning warning,
      List<WarningMessage> messages,
      WarningThread thread,
      WarningThread.Held held,
      Instant now) {
    WarningThread.Revision same = thread.revisions().get(held.head().number() - 1);
    List<WarningContent> chinese = held.head().content().parts();
    List<WarningContent> parts = same.content().parts();
    // Blocks of two languages come in the same order, or else the whole is said in English.
    WarningContent said =
        parts.size() == chinese.size() ? parts.get(chinese.indexOf(held.says())) : same.content();
    return said.language().toLowerCase(Locale.ROOT).startsWith(WarningThreads.ENGLISH)
            && !said.isWrittenInHan()
        ? details(warning, messages, thread, List.of(new WarningThread.Held(same, said)), now)
        : null;
  }

  private static List<WarnedArea> areas(List<WarningThread.Held> shown) {
    return shown.stream().flatMap(held -> held.says().areas().stream()).distinct().toList();
  }

  /** Names of what is over; an area that another block or message still warns of is not. */
  private static List<String> endedAreas(WarningThread thread, List<WarnedArea> warned) {
    List<String> names = WarningContent.names(warned);
    return thread.heads().stream()
        .flatMap(head -> WarningContent.names(head.content().endedAreas()).stream())
        .filter(name -> !names.contains(name))
        .distinct()
        .toList();
  }

  /** Sources that should have been heard and were not: shown beside the list, ends nothing. */
  @PermitAll
  public List<SourceRow> silentSources() {
    Instant now = clock.instant();
    return rows.sources().stream().map(s -> s.row(now)).filter(SourceRow::silent).toList();
  }

  /** All kinds of danger by family, in the order of their codes. */
  @PermitAll
  public List<HazardFamily> hazards() {
    return Hazards.families();
  }

  /**
   * The portal's own advice for each hazard it has a text for, for every level, most basic first.
   *
   * @return by standard name, sorted
   */
  @PermitAll
  public Map<String, List<String>> guidance() {
    Map<String, List<String>> advice = new TreeMap<>();
    for (String hazard : Hazards.names()) {
      List<String> lines = Hazards.guidance(hazard, WarningLevel.RED);
      if (!lines.isEmpty()) {
        advice.put(hazard, lines);
      }
    }
    return advice;
  }

  private Warning known(String publicId) {
    return rows.known(publicId, demo);
  }

  /** Told by what is warned at the place: the level of another area is none of its. */
  private static Optional<WarningRow> row(
      Warning warning, WarningThread thread, Instant moment, Place place) {
    List<WarningThread.Held> shown = thread.shownAt(moment);
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    if (place == null) {
      return Optional.of(row(warning, thread, shown, moment, null));
    }
    List<WarningThread.Held> here =
        shown.stream().filter(held -> match(held.says().areas(), place).isPresent()).toList();
    return match(areas(here), place).map(match -> row(warning, thread, here, moment, match));
  }

  private static Optional<WarnedArea.Match> match(List<WarnedArea> areas, Place place) {
    return areas.stream()
        .flatMap(area -> area.match(place, DistrictMap.shipped()).stream())
        .min(
            Comparator.comparing((WarnedArea.Match m) -> !m.certain())
                .thenComparing(WarnedArea.Match::level));
  }

  /**
   * @param shown at least one, the gravest first: its words and level are those of the row
   */
  private static WarningRow row(
      Warning warning,
      WarningThread thread,
      List<WarningThread.Held> shown,
      Instant moment,
      WarnedArea.Match match) {
    WarningContent content = shown.get(0).says();
    WarningContent longest =
        shown.stream()
            .map(WarningThread.Held::says)
            .max(Comparator.comparing(WarningContent::until))
            .orElseThrow();
    return new WarningRow(
        warning.publicId(),
        content.headline(),
        content.hazard() == null ? content.event() : content.hazard(),
        content.level(),
        content.issuer(),
        String.join("、", WarningContent.names(areas(shown))),
        shown.get(0).head().alert().sent().toInstant(),
        thread.changedAt(),
        content.onsetStated() ? content.onset() : null,
        content.onsetStated() && content.onset().isAfter(moment),
        longest.until(),
        longest.untilStated(),
        thread.stateAt(moment),
        thread.revisions().size(),
        match == null ? null : match.level().name(),
        match == null || match.certain(),
        warning.demo());
  }

  private static WarningMessage messageOf(
      WarningThread.Revision revision, List<WarningMessage> messages) {
    return messages.stream()
        .filter(
            m ->
                m.identifier().equals(revision.alert().identifier())
                    && m.sender().equals(revision.alert().sender()))
        .findFirst()
        .orElseThrow();
  }

  private static String outline(List<cn.shenhe.portal.content.warning.area.GeoPoint> points) {
    return points.stream()
        .map(p -> p.latitude() + "," + p.longitude())
        .collect(Collectors.joining(" "));
  }
}

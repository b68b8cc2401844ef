package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.area.GeocodeLadder;
import cn.shenhe.portal.content.warning.area.WarnedArea;
import cn.shenhe.portal.content.warning.cap.CapAlert;
import cn.shenhe.portal.content.warning.cap.CapArea;
import cn.shenhe.portal.content.warning.cap.CapInfo;
import cn.shenhe.portal.content.warning.cap.CapResponse;
import cn.shenhe.portal.content.warning.cap.CapSeverity;
import cn.shenhe.portal.content.warning.cap.CapValue;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one message says, in one language, ready to be compared with another.
 *
 * @param hazard standard name, or null when unknown; then {@code event} is shown alone
 * @param onsetStated false when the message gave no beginning and that of its sending was taken
 * @param until when the message's time is over; never null
 * @param untilStated false when the message gave no usable end and the default validity was taken
 * @param areas areas that are still warned
 * @param endedAreas areas the issuer says are over
 * @param blocks what the message says for each of its areas alone, when it says more than one
 *     thing: level and times of one area are not those of another. See {@link #parts}
 */
record WarningContent(
    String language,
    String event,
    String hazard,
    WarningLevel level,
    String issuer,
    String headline,
    String description,
    String instruction,
    String web,
    Instant onset,
    boolean onsetStated,
    Instant until,
    boolean untilStated,
    List<WarnedArea> areas,
    List<WarnedArea> endedAreas,
    List<WarningContent> blocks) {

  /** Whether the headline has a Chinese character in it. */
  boolean isWrittenInHan() {
    return inHan(headline);
  }

  private static boolean inHan(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /**
   * A message gives no end, or one before its beginning (real ones do both): how long it is then
   * held to be of interest.
   */
  static final Duration DEFAULT_VALIDITY = Duration.ofHours(24);

  /** Canada ends a warning area by area. Source: ECCC layer:EC-MSC-SMC:1.1. */
  private static final String LOCATION_STATUS = "alert_location_status";

  WarningContent {
    areas = List.copyOf(areas);
    endedAreas = List.copyOf(endedAreas);
    blocks = List.copyOf(blocks);
  }

  /** In the first language whose tag begins as wanted, or else the first of the message. */
  static WarningContent of(CapAlert alert, String language) {
    List<CapInfo> blocks = blocks(alert, language);
    if (blocks.isEmpty()) {
      return empty(alert);
    }
    List<CapInfo> live = blocks.stream().filter(block -> !ended(block)).toList();
    WarningContent whole = merged(alert, blocks, live.isEmpty() ? blocks : live);
    // A block without an area goes on with the text of the one before it.
    List<CapInfo> placed = live.stream().filter(block -> !block.areas().isEmpty()).toList();
    if (placed.size() < 2) {
      return whole;
    }
    List<WarningContent> parts = new ArrayList<>();
    for (CapInfo block : placed) {
      parts.add(merged(alert, List.of(block), List.of(block)));
    }
    WarningLevel level =
        parts.stream().map(WarningContent::level).min(WarningLevel::compareTo).orElseThrow();
    return whole.with(level, parts);
  }

  private WarningContent with(WarningLevel other, List<WarningContent> parts) {
    return new WarningContent(
        language,
        event,
        hazard,
        other,
        issuer,
        headline,
        description,
        instruction,
        web,
        onset,
        onsetStated,
        until,
        untilStated,
        areas,
        endedAreas,
        parts);
  }

  /** What is said of each of its areas; of one with a single thing to say, the whole. */
  List<WarningContent> parts() {
    return blocks.isEmpty() ? List.of(this) : blocks;
  }

  /**
   * @param all blocks, for the areas
   * @param said those whose words, level and times count: not those that only end an area
   */
  private static WarningContent merged(CapAlert alert, List<CapInfo> all, List<CapInfo> said) {
    List<WarnedArea> areas = new ArrayList<>();
    List<WarnedArea> ended = new ArrayList<>();
    all.forEach(block -> (ended(block) ? ended : areas).addAll(areas(block)));
    CapSeverity severity = CapSeverity.UNKNOWN;
    Instant until = null;
    for (CapInfo block : said) {
      if (block.severity() != null && block.severity().compareTo(severity) < 0) {
        severity = block.severity();
      }
      Instant end = end(block);
      until = end == null || until != null && until.isAfter(end) ? until : end;
    }
    boolean allEnded = said.stream().allMatch(WarningContent::ended);
    if (!allEnded && areas.isEmpty()) {
      areas.add(new WarnedArea("", List.of(), List.of(), List.of()));
    }
    CapInfo first = said.get(0);
    String headline = orEmpty(first.headline());
    String event = orEmpty(first.event());
    List<String> codes = first.eventCodes().stream().map(CapValue::value).toList();
    CapSeverity worst = severity;
    Instant onset = instant(first.onset(), instant(first.effective(), alert.sent().toInstant()));
    return new WarningContent(
        first.language(),
        event,
        Hazards.find(codes, List.of(event, headline)).orElse(null),
        WarningLevel.named(headline)
            .or(() -> WarningLevel.meant(headline))
            .or(() -> WarningLevel.named(orEmpty(first.description())))
            .orElseGet(() -> WarningLevel.of(worst)),
        first.senderName() == null || first.senderName().isBlank()
            ? alert.sender()
            : first.senderName(),
        headline.isEmpty() ? event : headline,
        orEmpty(first.description()),
        orEmpty(first.instruction()),
        first.web(),
        onset,
        first.onset() != null || first.effective() != null,
        until == null ? onset.plus(DEFAULT_VALIDITY) : until,
        until != null,
        areas,
        ended,
        List.of());
  }

  /** Whether the issuer says it is over for every area. */
  boolean over() {
    return areas.isEmpty();
  }

  /** The issuer's words for what is warned, each once. */
  String areaText() {
    return String.join("、", names(areas));
  }

  static List<String> names(List<WarnedArea> areas) {
    return areas.stream()
        .map(WarnedArea::description)
        .filter(text -> !text.isBlank())
        .distinct()
        .toList();
  }

  /** Areas it speaks of, warned or over, that can be compared with others. */
  List<WarnedArea> placedAreas() {
    return Stream.concat(areas.stream(), endedAreas.stream()).filter(WarnedArea::hasPlace).toList();
  }

  /** Whether some place is in the others but not in any of ours. */
  static boolean leavesOut(List<WarnedArea> ours, List<WarnedArea> others) {
    return !others.stream().allMatch(theirs -> ours.stream().anyMatch(area -> area.covers(theirs)));
  }

  private static List<CapInfo> blocks(CapAlert alert, String language) {
    if (alert.infos().isEmpty()) {
      return List.of();
    }
    String wanted = language.toLowerCase(Locale.ROOT);
    String tag =
        alert.infos().stream()
            .filter(i -> i.language().toLowerCase(Locale.ROOT).startsWith(wanted))
            .findFirst()
            .or(() -> wanted.equals("zh") ? writtenInChinese(alert.infos()) : Optional.empty())
            .orElse(alert.infos().get(0))
            .language();
    return alert.infos().stream().filter(i -> i.language().equalsIgnoreCase(tag)).toList();
  }

  /** Chinese by another tag ({@code chi}, {@code cn}) or none. */
  private static Optional<CapInfo> writtenInChinese(List<CapInfo> infos) {
    return infos.stream()
        .filter(i -> !i.language().toLowerCase(Locale.ROOT).matches("(ja|ko).*"))
        .filter(i -> inHan(orEmpty(i.headline()) + orEmpty(i.event())))
        .findFirst();
  }

  private static WarningContent empty(CapAlert alert) {
    Instant sent = alert.sent().toInstant();
    return new WarningContent(
        "",
        "",
        null,
        WarningLevel.UNKNOWN,
        alert.sender(),
        alert.identifier(),
        orEmpty(alert.note()),
        "",
        null,
        sent,
        false,
        sent.plus(DEFAULT_VALIDITY),
        false,
        List.of(new WarnedArea("", List.of(), List.of(), List.of())),
        List.of(),
        List.of());
  }

  private static boolean ended(CapInfo block) {
    return block.responses().contains(CapResponse.ALL_CLEAR)
        || block.parameters().stream()
            .anyMatch(
                p ->
                    p.name().toLowerCase(Locale.ROOT).endsWith(LOCATION_STATUS)
                        && p.value().equalsIgnoreCase("ended"));
  }

  private static Instant end(CapInfo block) {
    if (block.expires() == null) {
      return null;
    }
    // The end of a message may lie before the beginning of the event: then it is no end of it.
    return block.onset() != null && block.expires().isBefore(block.onset())
        ? null
        : block.expires().toInstant();
  }

  private static List<WarnedArea> areas(CapInfo block) {
    List<WarnedArea> areas = new ArrayList<>();
    for (CapArea area : block.areas()) {
      List<GeocodeLadder.Code> codes = new ArrayList<>();
      List<String> unknown = new ArrayList<>();
      for (CapValue geocode : area.geocodes()) {
        // Some write all their codes into one value.
        for (String code : geocode.value().split("[,，;；、\\s]+")) {
          GeocodeLadder.read(geocode.name(), code)
              .ifPresentOrElse(codes::add, () -> unknown.add(geocode.name() + "=" + code));
        }
      }
      areas.add(new WarnedArea(orEmpty(area.description()), area.shapes(), codes, unknown));
    }
    return areas;
  }

  private static Instant instant(OffsetDateTime time, Instant otherwise) {
    return time == null ? otherwise : time.toInstant();
  }

  private static String orEmpty(String text) {
    return Objects.requireNonNullElse(text, "").strip();
  }
}

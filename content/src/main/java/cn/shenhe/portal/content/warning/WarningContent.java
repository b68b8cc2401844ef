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

/**
 * What one message says, in one language, ready to be compared with another.
 *
 * @param hazard standard name, or null when unknown; then {@code event} is shown alone
 * @param onsetStated false when the message gave no beginning and that of its sending was taken
 * @param until when the message's time is over; never null
 * @param untilStated false when the message gave no usable end and the default validity was taken
 * @param areas areas that are still warned
 * @param endedAreas areas the issuer says are over
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
    List<WarnedArea> endedAreas) {

  /** Whether the headline has a Chinese character in it. */
  boolean isWrittenInHan() {
    return headline
        .codePoints()
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
  }

  /** In the first language whose tag begins as wanted, or else the first of the message. */
  static WarningContent of(CapAlert alert, String language) {
    List<CapInfo> blocks = blocks(alert, language);
    if (blocks.isEmpty()) {
      return empty(alert);
    }
    List<WarnedArea> areas = new ArrayList<>();
    List<WarnedArea> ended = new ArrayList<>();
    CapSeverity severity = CapSeverity.UNKNOWN;
    Instant until = null;
    for (CapInfo block : blocks) {
      (ended(block) ? ended : areas).addAll(areas(block));
      if (block.severity() != null && block.severity().compareTo(severity) < 0) {
        severity = block.severity();
      }
      Instant end = end(block);
      until = end == null || until != null && until.isAfter(end) ? until : end;
    }
    boolean allEnded = blocks.stream().allMatch(WarningContent::ended);
    if (!allEnded && areas.isEmpty()) {
      areas.add(new WarnedArea("", List.of(), List.of(), List.of()));
    }
    CapInfo first = blocks.get(0);
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
        ended);
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

  /** Whether some place is in the other's area but not in any of ours. */
  boolean leavesOut(WarningContent other) {
    return !other.areas.stream()
        .allMatch(theirs -> areas.stream().anyMatch(ours -> ours.covers(theirs)));
  }

  private static List<CapInfo> blocks(CapAlert alert, String language) {
    if (alert.infos().isEmpty()) {
      return List.of();
    }
    String wanted = language.toLowerCase(Locale.ROOT);
    String tag =
        alert.infos().stream()
            .map(CapInfo::language)
            .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(wanted))
            .findFirst()
            .orElse(alert.infos().get(0).language());
    return alert.infos().stream().filter(i -> i.language().equals(tag)).toList();
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
        GeocodeLadder.read(geocode.name(), geocode.value())
            .ifPresentOrElse(codes::add, () -> unknown.add(geocode.name() + "=" + geocode.value()));
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

package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.WarningRow;
import java.time.Instant;
import java.util.Locale;

/**
 * A warning for programs and for the banner's script.
 *
 * @param level RED, ORANGE, YELLOW, BLUE or UNKNOWN
 * @param levelText colour and word
 * @param sent ISO 8601, Beijing time
 * @param sentText ready to be shown
 * @param onset when it begins, or null when the message does not say
 * @param beginsText ready to be shown while that is still to come, else empty
 * @param matched which rung of the codes matched, or null when no place was asked for
 * @param page address of the page, without host
 */
public record WarningJson(
    String id,
    String headline,
    String hazard,
    String level,
    String levelText,
    String levelClass,
    String issuer,
    String area,
    String sent,
    String sentText,
    String onset,
    String beginsText,
    String expires,
    boolean expiryStated,
    String state,
    int revision,
    String matched,
    boolean certain,
    boolean demo,
    String page) {

  static WarningJson of(WarningRow row) {
    return new WarningJson(
        row.id(),
        row.headline(),
        row.hazard(),
        row.level().name(),
        WarningFormat.text("level." + row.level().name()),
        "level-" + row.level().name().toLowerCase(Locale.ROOT),
        row.issuer(),
        row.areaText(),
        beijing(row.sent()),
        new WarningFormat().time(row.sent()),
        row.onset() == null ? null : beijing(row.onset()),
        new WarningFormat().begins(row),
        beijing(row.until()),
        row.untilStated(),
        row.state().name(),
        row.revision(),
        row.matched(),
        row.certain(),
        row.demo(),
        "/warning/warning?id=" + row.id());
  }

  static String beijing(Instant instant) {
    return instant.atZone(WarningFormat.BEIJING).toOffsetDateTime().toString();
  }
}

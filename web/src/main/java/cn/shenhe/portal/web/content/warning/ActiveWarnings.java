package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.SourceRow;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What every page's banner shows. Asked by every open page every few seconds, therefore the board
 * is asked at most once a second; a banner is at most that much behind.
 */
@Named("activeWarnings")
@ApplicationScoped
public class ActiveWarnings {

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /**
   * The active warnings at one moment.
   *
   * @param silent sources that should have been heard: nothing in force may mean nothing heard
   * @param tag changes exactly when something shown changes
   */
  record Snapshot(List<WarningRow> rows, List<SourceRow> silent, String tag, Instant taken) {}

  @Inject WarningBoard board;
  @Inject InstantSource clock;

  private volatile Snapshot snapshot;

  public List<WarningRow> getRows() {
    return now().rows();
  }

  /**
   * What the last page showed, for error pages: nothing is asked that may be what failed. Older
   * than five minutes it is not told any more; the banner's script asks anew in a moment.
   */
  public List<WarningRow> getRemembered() {
    Snapshot known = snapshot;
    return known == null || known.taken().plus(REMEMBERED).isBefore(clock.instant())
        ? List.of()
        : known.rows();
  }

  public List<SourceRow> getSilent() {
    return now().silent();
  }

  /** Of what {@link #getRows} and {@link #getSilent} give, as the interface names it. */
  public String getTag() {
    return now().tag();
  }

  Snapshot now() {
    Snapshot known = snapshot;
    Instant moment = clock.instant();
    if (known == null || !known.taken().plus(FRESH).isAfter(moment)) {
      List<WarningRow> rows = board.active();
      List<SourceRow> silent = board.silentSources();
      String said = rows.toString() + silent;
      known =
          new Snapshot(rows, silent, Edition.tag(said.getBytes(StandardCharsets.UTF_8)), moment);
      snapshot = known;
    }
    return known;
  }
}

package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/**
 * What every page's banner shows. Asked by every open page every few seconds, therefore the board
 * is asked at most once a second; a banner is at most that much behind.
 */
@Named("activeWarnings")
@ApplicationScoped
public class ActiveWarnings {

  private static final Duration FRESH = Duration.ofSeconds(1);

  /**
   * The active warnings at one moment.
   *
   * @param tag changes exactly when something shown changes
   */
  record Snapshot(List<WarningRow> rows, String tag, Instant taken) {}

  @Inject WarningBoard board;
  @Inject InstantSource clock;

  private volatile Snapshot snapshot;

  public List<WarningRow> getRows() {
    return now().rows();
  }

  Snapshot now() {
    Snapshot known = snapshot;
    Instant moment = clock.instant();
    if (known == null || !known.taken().plus(FRESH).isAfter(moment)) {
      List<WarningRow> rows = board.active();
      known = new Snapshot(rows, tag(rows), moment);
      snapshot = known;
    }
    return known;
  }

  private static String tag(List<WarningRow> rows) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(rows.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.UnknownWarning;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningDetail;
import cn.shenhe.portal.content.warning.WarningRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What the display in a hall shows: each warning with where it holds and the first things to do.
 * Made anew when something changes and at most once in some seconds otherwise, however many
 * displays there are.
 */
@Named("warningScreen")
@ApplicationScoped
public class WarningScreenView {

  private static final int FRESH_SECONDS = 3;

  /** More would not be read from five metres. */
  private static final int MOST = 6;

  private static final int FEW = 3;

  @Inject ActiveWarnings active;
  @Inject WarningBoard board;
  @Inject InstantSource clock;

  private volatile Shown shown;

  /**
   * A warning on the display.
   *
   * @param advice the issuer's own first, else the portal's; at most three lines
   */
  public record Panel(WarningRow row, List<String> advice) {}

  private record Shown(List<Panel> panels, int left, String tag, Instant taken) {}

  private Shown now() {
    Shown known = shown;
    Instant now = clock.instant();
    ActiveWarnings.Snapshot snapshot = active.now();
    if (known == null
        || !known.tag().equals(snapshot.tag())
        || known.taken().plusSeconds(FRESH_SECONDS).isBefore(now)) {
      List<WarningRow> rows = snapshot.rows();
      List<Panel> panels = new ArrayList<>();
      for (WarningRow row : rows.subList(0, Math.min(MOST, rows.size()))) {
        panels.add(new Panel(row, advice(row)));
      }
      known = new Shown(List.copyOf(panels), rows.size() - panels.size(), snapshot.tag(), now);
      shown = known;
    }
    return known;
  }

  private List<String> advice(WarningRow row) {
    try {
      WarningDetail detail = board.details(row.id());
      return detail.instruction().isBlank()
          ? detail.guidance().stream().limit(FEW).toList()
          : List.of(detail.instruction());
    } catch (UnknownWarning e) {
      // Ended or merged a moment ago: the next look will not show it.
      return List.of();
    }
  }

  public List<Panel> getPanels() {
    return now().panels();
  }

  /** Warnings in force for which there was no room. */
  public int getLeft() {
    return now().left();
  }

  /** Names the edition that is shown, as the interface does. */
  public String getTag() {
    return now().tag();
  }

  /** Beijing time of what is shown, so that a display that hangs is seen to hang. */
  public Instant getAsOf() {
    return now().taken();
  }
}

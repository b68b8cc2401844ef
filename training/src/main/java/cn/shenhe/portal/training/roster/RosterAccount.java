package cn.shenhe.portal.training.roster;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of every row of a list.
 *
 * @param rows in the order of the file; every row of it is here once
 */
public record RosterAccount(String fileName, List<Line> rows) {

  /** What became of a row. */
  public enum Outcome {
    ADDED,
    UPDATED,
    UNCHANGED,
    DUPLICATE,
    REJECTED
  }

  /**
   * A row.
   *
   * @param row number in the file, from 1
   * @param reason text key of why it was rejected, or of a remark; empty for none
   * @param detail what the text is about, as the file says it
   */
  public record Line(
      int row, String number, String name, Outcome outcome, String reason, String detail) {}

  public RosterAccount {
    rows = List.copyOf(rows);
  }

  public Map<Outcome, Long> counts() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, rows.stream().filter(row -> row.outcome() == outcome).count());
    }
    return counts;
  }
}

package cn.shenhe.portal.exambank.paper;

import java.util.List;

/**
 * Whether papers can be drawn.
 *
 * @param cells in the order of the blueprint
 * @param missing in words: the cells that cannot be filled together; empty if feasible
 * @param expectedMarks an average candidate is expected to get, by the assumed shares
 */
public record FeasibilityReport(
    boolean feasible, List<CellReport> cells, List<Missing> missing, double expectedMarks) {

  /**
   * @param fitting different questions that fit the cell, shared with other cells or not
   * @param own questions the sharing gives to this cell alone
   * @param exposure share of papers a question of this cell stands on, in percent
   */
  public record CellReport(Cell cell, int fitting, int own, long exposure) {}

  /** Cells that together ask for more different questions than fit them. */
  public record Missing(String cells, int wanted, int found) {}
}

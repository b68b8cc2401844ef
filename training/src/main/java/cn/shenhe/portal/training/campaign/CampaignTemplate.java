package cn.shenhe.portal.training.campaign;

import java.util.List;

/** The acts an observance's campaign begins with; the same every year. */
final class CampaignTemplate {

  /** What a campaign goes through, in order. */
  static final List<String> PHASES =
      List.of("WARM_UP", "OPENING", "CONSULTATION", "CLOSING", "REPORT");

  private static final String ANY = "any";
  private static final int COLUMNS = 8;

  private CampaignTemplate() {}

  /** At least one act, in the order of the file. */
  static List<ActPlan> of(String observance) {
    List<List<String>> lines = ShippedTables.read("templates.tsv", COLUMNS);
    List<ActPlan> own = plans(lines, observance);
    return own.isEmpty() ? plans(lines, ANY) : own;
  }

  private static List<ActPlan> plans(List<List<String>> lines, String observance) {
    return lines.stream()
        .filter(cells -> cells.get(0).equals(observance))
        .map(
            cells ->
                new ActPlan(
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    ActKind.valueOf(cells.get(4)),
                    cells.get(5),
                    cells.get(6),
                    cells.get(7).isEmpty() ? null : Integer.valueOf(cells.get(7))))
        .toList();
  }
}

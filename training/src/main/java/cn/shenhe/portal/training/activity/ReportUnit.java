package cn.shenhe.portal.training.activity;

/**
 * Who reports.
 *
 * @param name of the enterprise, school, community …
 * @param street name as in the register
 */
public record ReportUnit(String name, Setting setting, String street) {

  /**
   * @throws ActivityRefused when something is missing
   */
  ReportUnit checked() {
    if (setting == null) {
      throw new ActivityRefused("activity.report.setting");
    }
    return new ReportUnit(
        ActivityRules.needed(name, 120, "activity.report.unit"),
        setting,
        ActivityRules.needed(street, 60, "activity.report.street"));
  }
}

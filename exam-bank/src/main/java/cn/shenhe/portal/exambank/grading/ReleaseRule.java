package cn.shenhe.portal.exambank.grading;

import java.util.Locale;

/** When candidates see their result. */
public enum ReleaseRule {
  AT_ONCE("交卷后立即公布"),
  AT_TIME("到时间公布"),
  BY_STAFF("由考务人员公布");

  private final String label;

  ReleaseRule(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** {@code at-once} or {@code by-staff}, as in the settings. */
  static ReleaseRule ofSetting(String text) {
    return valueOf(text.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

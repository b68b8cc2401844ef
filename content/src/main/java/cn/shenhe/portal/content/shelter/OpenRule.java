package cn.shenhe.portal.content.shelter;

/** When a shelter on standby lets people in without an order of its own. */
public enum OpenRule {
  ALWAYS("全天开放"),
  OUTSIDE_CLASS("非上课时段"),
  ON_ORDER("凭启用令开放");

  private final String label;

  OpenRule(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}

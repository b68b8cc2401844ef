package cn.shenhe.portal.exambank.paper;

/** Life of a version of a blueprint: draft → published; a published version never changes. */
public enum BlueprintState {
  DRAFT("草稿"),
  PUBLISHED("已发布");

  private final String label;

  BlueprintState(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}

package cn.shenhe.portal.content.warning.cap;

/** How sure it is. Source: CAP 1.2, 3.2.2; 1.0 also had Very Likely, read as Likely. */
public enum CapCertainty implements CapWord {
  OBSERVED("Observed"),
  LIKELY("Likely"),
  POSSIBLE("Possible"),
  UNLIKELY("Unlikely"),
  UNKNOWN("Unknown");

  private final String word;

  CapCertainty(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}

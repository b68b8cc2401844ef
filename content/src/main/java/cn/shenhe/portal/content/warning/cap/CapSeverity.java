package cn.shenhe.portal.content.warning.cap;

/** How bad it is. Source: CAP 1.2, 3.2.2. */
public enum CapSeverity implements CapWord {
  EXTREME("Extreme"),
  SEVERE("Severe"),
  MODERATE("Moderate"),
  MINOR("Minor"),
  UNKNOWN("Unknown");

  private final String word;

  CapSeverity(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}

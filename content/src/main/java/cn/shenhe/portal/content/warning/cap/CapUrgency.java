package cn.shenhe.portal.content.warning.cap;

/** How soon to act. Source: CAP 1.2, 3.2.2. */
public enum CapUrgency implements CapWord {
  IMMEDIATE("Immediate"),
  EXPECTED("Expected"),
  FUTURE("Future"),
  PAST("Past"),
  UNKNOWN("Unknown");

  private final String word;

  CapUrgency(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}

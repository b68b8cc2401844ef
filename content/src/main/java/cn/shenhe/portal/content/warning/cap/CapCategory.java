package cn.shenhe.portal.content.warning.cap;

/** The family of the event. Source: CAP 1.2, 3.2.2. */
public enum CapCategory implements CapWord {
  GEO("Geo"),
  MET("Met"),
  SAFETY("Safety"),
  SECURITY("Security"),
  RESCUE("Rescue"),
  FIRE("Fire"),
  HEALTH("Health"),
  ENV("Env"),
  TRANSPORT("Transport"),
  INFRA("Infra"),
  CBRNE("CBRNE"),
  OTHER("Other");

  private final String word;

  CapCategory(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}

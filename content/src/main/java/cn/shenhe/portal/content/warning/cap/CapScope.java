package cn.shenhe.portal.content.warning.cap;

/** Whom the sender addresses. Source: CAP 1.2, 3.2.1. */
public enum CapScope implements CapWord {
  PUBLIC("Public"),
  RESTRICTED("Restricted"),
  PRIVATE("Private");

  private final String word;

  CapScope(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}

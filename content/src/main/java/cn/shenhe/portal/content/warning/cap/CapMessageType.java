package cn.shenhe.portal.content.warning.cap;

/** What the message does. Source: CAP 1.2, 3.2.1. */
public enum CapMessageType implements CapWord {
  ALERT("Alert"),
  UPDATE("Update"),
  CANCEL("Cancel"),
  ACK("Ack"),
  ERROR("Error");

  private final String word;

  CapMessageType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}

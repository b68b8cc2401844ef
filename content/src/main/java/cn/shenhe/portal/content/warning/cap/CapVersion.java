package cn.shenhe.portal.content.warning.cap;

import java.util.Optional;

/** The editions of the standard, told apart by their namespace. */
public enum CapVersion {
  V1_0("1.0", "http://www.incident.com/cap/1.0"),
  V1_1("1.1", "urn:oasis:names:tc:emergency:cap:1.1"),
  V1_2("1.2", "urn:oasis:names:tc:emergency:cap:1.2");

  private final String number;
  private final String namespace;

  CapVersion(String number, String namespace) {
    this.number = number;
    this.namespace = namespace;
  }

  public String number() {
    return number;
  }

  public String namespace() {
    return namespace;
  }

  public static Optional<CapVersion> ofNamespace(String namespace) {
    for (CapVersion version : values()) {
      if (version.namespace.equals(namespace)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}

package cn.shenhe.portal.content.shelter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A street (街道) of the district; edited when the administrative division changes. */
@Entity
@Table(name = "street")
class Street {

  @Id private String code;
  private String name;
  private boolean active;
  private String source;

  protected Street() {}

  Street(String code) {
    this.code = code;
  }

  /** Its code stays; what is said of it is replaced. */
  void describe(StreetName said) {
    name = said.name();
    active = said.active();
    source = said.source();
  }

  StreetName row() {
    return new StreetName(code, name, source, active);
  }
}

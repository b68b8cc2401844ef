package cn.shenhe.portal.content.shelter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A community (社区) and the street it belongs to. */
@Entity
@Table(name = "community")
class Community {

  @Id private String code;
  private String name;

  @Column(name = "street_code")
  private String streetCode;

  private String source;

  protected Community() {}

  Community(String code) {
    this.code = code;
  }

  /** Its code stays; what is said of it is replaced. */
  void describe(CommunityName said) {
    name = said.name();
    streetCode = said.streetCode();
    source = said.source();
  }

  String name() {
    return name;
  }

  String streetCode() {
    return streetCode;
  }

  CommunityName row() {
    return new CommunityName(code, name, streetCode, source);
  }
}

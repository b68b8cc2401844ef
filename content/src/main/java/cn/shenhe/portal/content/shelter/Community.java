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

  String name() {
    return name;
  }

  String streetCode() {
    return streetCode;
  }
}

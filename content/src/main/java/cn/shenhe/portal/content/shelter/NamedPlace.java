package cn.shenhe.portal.content.shelter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entry of the list of place names; known by its plain name, replaced by a later import. */
@Entity
@Table(name = "named_place")
class NamedPlace {

  /** The name as {@link PlaceNames#key} makes it: it is looked for in what residents write. */
  @Id private String plain;

  private String name;

  @Enumerated(EnumType.STRING)
  private PlaceKind kind;

  @Column(name = "street_code")
  private String streetCode;

  private Double latitude;
  private Double longitude;
  private String source;

  protected NamedPlace() {}

  NamedPlace(String plain) {
    this.plain = plain;
  }

  String plain() {
    return plain;
  }

  /** Its plain name stays; what is said of it is replaced. */
  void describe(PlaceName said) {
    name = said.name();
    kind = said.kind();
    streetCode = said.streetCode();
    latitude = said.point() == null ? null : Double.valueOf(said.point().latitude());
    longitude = said.point() == null ? null : Double.valueOf(said.point().longitude());
    source = said.source();
  }

  PlaceName row() {
    return new PlaceName(
        name,
        kind,
        streetCode,
        latitude == null ? null : new GeoPoint(latitude, longitude),
        source);
  }
}

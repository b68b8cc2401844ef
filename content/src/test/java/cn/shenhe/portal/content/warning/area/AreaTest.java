package cn.shenhe.portal.content.warning.area;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.warning.area.GeocodeLadder.Rung;
import cn.shenhe.portal.content.warning.area.WarnedArea.Level;
import cn.shenhe.portal.content.warning.area.WarnedArea.Match;
import java.util.List;
import org.junit.jupiter.api.Test;

class AreaTest {

  private static final DistrictMap MAP = DistrictMap.shipped();

  /** The seat of the district government lies in it. */
  private static final GeoPoint IMPERIAL_PALACE = new GeoPoint(41.7969, 123.4508);

  private static final GeoPoint TIEXI = new GeoPoint(41.80, 123.36);

  @Test
  void theDistrictHasElevenStreetsAndAClosedOutline() {
    assertThat(MAP.streets()).hasSize(11).containsEntry("210103018", "五里河街道");
    assertThat(MAP.boundary().contains(IMPERIAL_PALACE)).isTrue();
    assertThat(MAP.boundary().contains(TIEXI)).isFalse();
  }

  @Test
  void codesAreCutAtTheirTrailingZeros() {
    assertThat(GeocodeLadder.read("210103005001").orElseThrow().rung()).isEqualTo(Rung.COMMUNITY);
    assertThat(GeocodeLadder.read("210103005000").orElseThrow().rung()).isEqualTo(Rung.STREET);
    assertThat(GeocodeLadder.read("210103005").orElseThrow().rung()).isEqualTo(Rung.STREET);
    assertThat(GeocodeLadder.read("210103000000").orElseThrow().rung()).isEqualTo(Rung.DISTRICT);
    assertThat(GeocodeLadder.read("210100").orElseThrow().rung()).isEqualTo(Rung.CITY);
    assertThat(GeocodeLadder.read("210000000000").orElseThrow().rung()).isEqualTo(Rung.PROVINCE);
    assertThat(GeocodeLadder.read("100000").orElseThrow().rung()).isEqualTo(Rung.COUNTRY);
    assertThat(GeocodeLadder.read("21010")).isEmpty();
  }

  @Test
  void aForeignSchemeOfSixDigitsIsNotADivisionCode() {
    assertThat(GeocodeLadder.read("SAME", "210103")).isEmpty();
    assertThat(GeocodeLadder.read("CPEAS Geographic Code", "210103000000")).isPresent();
  }

  @Test
  void theAnswerSaysWhichRungMatched() {
    Place street = Place.of("210103018").orElseThrow();
    assertThat(codes("210103018000").match(street, MAP)).contains(new Match(Level.STREET, true));
    assertThat(codes("210103").match(street, MAP)).contains(new Match(Level.DISTRICT, true));
    assertThat(codes("210100").match(street, MAP)).contains(new Match(Level.CITY, true));
    assertThat(codes("210000").match(street, MAP)).contains(new Match(Level.PROVINCE, true));
    assertThat(codes("210103005000").match(street, MAP)).isEmpty();
    assertThat(codes("210102").match(street, MAP)).isEmpty();
  }

  @Test
  void aWarningForOneStreetMayOrMayNotConcernAPointInTheDistrict() {
    assertThat(codes("210103018000").match(Place.at(IMPERIAL_PALACE), MAP))
        .contains(new Match(Level.STREET, false));
    assertThat(codes("210103").match(Place.at(IMPERIAL_PALACE), MAP))
        .contains(new Match(Level.DISTRICT, true));
    assertThat(codes("210103").match(Place.at(TIEXI), MAP)).isEmpty();
  }

  @Test
  void aDrawnAreaIsJudgedByPoint() {
    WarnedArea area =
        new WarnedArea(
            "x",
            List.of(
                ShapeText.polygon("41.7,123.4 41.9,123.4 41.9,123.5 41.7,123.5 41.7,123.4")
                    .shape()),
            List.of(),
            List.of());
    assertThat(area.match(Place.at(IMPERIAL_PALACE), MAP)).contains(new Match(Level.SHAPE, true));
    assertThat(area.match(Place.at(TIEXI), MAP)).isEmpty();
    assertThat(area.match(Place.of("210103018").orElseThrow(), MAP))
        .contains(new Match(Level.SHAPE, false));
    assertThat(area.match(Place.district(), MAP)).contains(new Match(Level.SHAPE, true));
  }

  @Test
  void aPointOnTheEdgeIsInside() {
    Polygon square = (Polygon) ShapeText.polygon("0,0 0,2 2,2 2,0 0,0").shape();
    assertThat(square.contains(new GeoPoint(0, 1))).isTrue();
    assertThat(square.contains(new GeoPoint(2, 2))).isTrue();
    assertThat(square.contains(new GeoPoint(2.0001, 1))).isFalse();
  }

  @Test
  void aRingAcrossTheDateLineIsNotTurnedInsideOut() {
    Polygon ring = (Polygon) ShapeText.polygon("10,170 10,-170 20,-170 20,170 10,170").shape();
    assertThat(ring.contains(new GeoPoint(15, 179))).isTrue();
    assertThat(ring.contains(new GeoPoint(15, -179))).isTrue();
    assertThat(ring.contains(new GeoPoint(15, 0))).isFalse();
  }

  @Test
  void aCircleIsMeasuredInKilometresOnTheGround() {
    Circle circle = (Circle) ShapeText.circle("41.8,123.4 10").shape();
    // 0.12 degrees of longitude are 9.95 km at this latitude; 0.12 of latitude would be 13.3.
    assertThat(circle.contains(new GeoPoint(41.8, 123.5195))).isTrue();
    assertThat(circle.contains(new GeoPoint(41.92, 123.4))).isFalse();
  }

  @Test
  void anUnclosedRingIsClosedAndSaid() {
    ShapeText read = ShapeText.polygon("0,0 0,2 2,2");
    assertThat(read.shape()).isNotNull();
    assertThat(read.flaw()).isEqualTo(ShapeText.Flaw.NOT_CLOSED);
    assertThat(ShapeText.polygon("123.4,41.7 123.5,41.7 123.5,41.8 123.4,41.7").flaw())
        .isEqualTo(ShapeText.Flaw.RANGE);
  }

  @Test
  void aSmallerAreaAffectsNobodyNew() {
    assertThat(codes("210100").covers(codes("210103"))).isTrue();
    assertThat(codes("210103").covers(codes("210100"))).isFalse();
  }

  private static WarnedArea codes(String code) {
    return new WarnedArea(
        "x", List.of(), List.of(GeocodeLadder.read(code).orElseThrow()), List.of());
  }

  @Test
  void outlinesOfTensOfThousandsOfPointsAreComparedInTime() {
    Polygon outer = ring(40_000, 0.06);
    assertThat(outer.covers(ring(39_999, 0.05))).isTrue();
    assertThat(ring(39_999, 0.05).covers(outer)).isFalse();
    assertThat(outer.covers(ring(300, 0.0599))).isTrue();
    assertThat(outer.covers(new Circle(new GeoPoint(41.8, 123.45), 1))).isTrue();
  }

  private static Polygon ring(int points, double degrees) {
    List<GeoPoint> ring = new java.util.ArrayList<>();
    for (int i = 0; i < points; i++) {
      double turn = 2 * Math.PI * i / points;
      ring.add(new GeoPoint(41.8 + degrees * Math.sin(turn), 123.45 + degrees * Math.cos(turn)));
    }
    return Polygon.closing(ring);
  }

  @Test
  void aCodeIsKnownByTheNameOfItsScheme() {
    for (String scheme : List.of("区域编码", "国家预警信息发布中心区域编码", "GB/T 2260", "regionCode", "adcode")) {
      assertThat(GeocodeLadder.read(scheme, "210103000000")).as(scheme).isPresent();
    }
    for (String scheme : List.of("SAME", "EMMA_ID", "UGC", "WARNCELLID", "FIPS6", "")) {
      assertThat(GeocodeLadder.read(scheme, "210103")).as(scheme).isEmpty();
    }
  }
}

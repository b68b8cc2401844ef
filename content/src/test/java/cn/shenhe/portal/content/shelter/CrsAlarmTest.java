package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrsAlarmTest {

  private static final DistrictBoundary SHENHE = DistrictBoundary.shenhe();

  @ParameterizedTest
  @ValueSource(ints = {60, 100, 500, 5_000})
  void gcj02CalledWgs84IsFlaggedWithItsShift(int points) {
    CrsAlarm alarm =
        check(points, CoordinateSystem.GCJ02, CoordinateSystem.WGS84, false).orElseThrow();
    assertThat(alarm.suspected()).isEqualTo(CoordinateSystem.GCJ02);
    assertThat(alarm.eastDegrees()).isCloseTo(0.0065, within(0.001));
    assertThat(alarm.northDegrees()).isCloseTo(0.003, within(0.001));
    assertThat(alarm.insideIfShifted()).isGreaterThan(alarm.insideAsDeclared());
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 500, 5_000})
  void trueWgs84AndCorrectlyDeclaredGcj02AreNotFlagged(int points) {
    assertThat(check(points, CoordinateSystem.WGS84, CoordinateSystem.WGS84, false)).isEmpty();
    assertThat(check(points, CoordinateSystem.WGS84, CoordinateSystem.CGCS2000, false)).isEmpty();
    assertThat(check(points, CoordinateSystem.GCJ02, CoordinateSystem.GCJ02, false)).isEmpty();
    assertThat(check(points, CoordinateSystem.BD09, CoordinateSystem.BD09, false)).isEmpty();
  }

  @Test
  void baiduPositionsAndAFileShiftedTwiceAreFlagged() {
    assertThat(check(500, CoordinateSystem.BD09, CoordinateSystem.WGS84, false).orElseThrow())
        .extracting(CrsAlarm::suspected)
        .isEqualTo(CoordinateSystem.BD09);
    assertThat(check(500, CoordinateSystem.WGS84, CoordinateSystem.GCJ02, false).orElseThrow())
        .extracting(CrsAlarm::suspected)
        .isEqualTo(CoordinateSystem.WGS84);
  }

  @Test
  void threeSheltersWeAlreadyKnowAreWitnessEnough() {
    assertThat(check(4, CoordinateSystem.GCJ02, CoordinateSystem.WGS84, true).orElseThrow())
        .extracting(CrsAlarm::suspected)
        .isEqualTo(CoordinateSystem.GCJ02);
    assertThat(check(4, CoordinateSystem.WGS84, CoordinateSystem.WGS84, true)).isEmpty();
  }

  @Test
  void aPlainShiftOfTheWholeFileIsFlaggedWithoutAName() {
    List<CrsAlarm.Witness> witnesses = new ArrayList<>();
    for (GeoPoint p : inside(500)) {
      witnesses.add(
          new CrsAlarm.Witness(new GeoPoint(p.latitude() + 0.012, p.longitude() - 0.015), null));
    }
    CrsAlarm alarm = CrsAlarm.check(witnesses, CoordinateSystem.WGS84, SHENHE).orElseThrow();
    assertThat(alarm.suspected()).isNull();
    assertThat(alarm.eastDegrees()).isCloseTo(-0.015, within(0.0015));
    assertThat(alarm.northDegrees()).isCloseTo(0.012, within(0.0015));
  }

  private static Optional<CrsAlarm> check(
      int points, CoordinateSystem truth, CoordinateSystem declared, boolean known) {
    List<CrsAlarm.Witness> witnesses = new ArrayList<>();
    for (GeoPoint p : inside(points)) {
      witnesses.add(new CrsAlarm.Witness(truth.fromWgs84(p), known ? p : null));
    }
    return CrsAlarm.check(witnesses, declared, SHENHE);
  }

  private static List<GeoPoint> inside(int count) {
    Random random = new Random(210103);
    double[] box = SHENHE.box();
    List<GeoPoint> points = new ArrayList<>();
    while (points.size() < count) {
      GeoPoint p =
          new GeoPoint(
              box[1] + random.nextDouble() * (box[3] - box[1]),
              box[0] + random.nextDouble() * (box[2] - box[0]));
      if (SHENHE.contains(p)) {
        points.add(p);
      }
    }
    return points;
  }
}

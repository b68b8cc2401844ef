package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoPointTest {

  @Test
  void distanceAndBearingAgreeWithGeographicLibOverTheWholeWorld() {
    Random random = new Random(210103);
    for (int i = 0; i < 20_000; i++) {
      GeoPoint a = anywhere(random);
      GeoPoint b = anywhere(random);
      GeodesicData truth =
          Geodesic.WGS84.Inverse(a.latitude(), a.longitude(), b.latitude(), b.longitude());
      if (truth.s12 < 19_000_000) {
        assertThat(a.distanceTo(b)).isCloseTo(truth.s12, within(0.001));
        double turn = Math.abs(a.bearingTo(b).degrees() - (truth.azi1 + 360) % 360);
        assertThat(Math.min(turn, 360 - turn)).isLessThan(1e-5);
      } else {
        assertThat(a.distanceTo(b)).isCloseTo(truth.s12, within(0.007 * truth.s12));
      }
    }
  }

  @Test
  void distanceAgreesWithinAMillimetreAcrossTheDistrict() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      GeoPoint a = inTheDistrict(random);
      GeoPoint b = inTheDistrict(random);
      assertThat(a.distanceTo(b))
          .isCloseTo(
              Geodesic.WGS84.Inverse(a.latitude(), a.longitude(), b.latitude(), b.longitude()).s12,
              within(0.001));
    }
  }

  @Test
  void aPointIsAtNoDistanceFromItself() {
    GeoPoint seat = new GeoPoint(41.7955, 123.4455);
    assertThat(seat.distanceTo(seat)).isZero();
    assertThat(seat.bearingTo(seat).word()).isEqualTo("北");
  }

  @ParameterizedTest
  @CsvSource({
    "0,北",
    "22.4,北",
    "22.6,东北",
    "45,东北",
    "90,东",
    "135,东南",
    "180,南",
    "225,西南",
    "270,西",
    "315,西北",
    "337.4,西北",
    "337.6,北",
    "359.99,北"
  })
  void bearingIsSaidInEightChineseWords(double degrees, String word) {
    assertThat(new Bearing(degrees).word()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({"90.1,0", "-90.1,0", "0,180.1", "0,-180.1", "NaN,0", "0,NaN"})
  void whatIsNotOnEarthIsRefused(double latitude, double longitude) {
    assertThatThrownBy(() -> new GeoPoint(latitude, longitude))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static GeoPoint anywhere(Random random) {
    return new GeoPoint(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180);
  }

  private static GeoPoint inTheDistrict(Random random) {
    return new GeoPoint(
        41.7459 + random.nextDouble() * 0.0997, 123.4165 + random.nextDouble() * 0.1593);
  }
}

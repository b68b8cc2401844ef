package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CoordinateSystemTest {

  private static final double TEN_CENTIMETRES = 0.1;

  @Test
  void everyPublishedVectorIsMetForwardAndBackWithinTenCentimetres() throws IOException {
    List<String> lines =
        Files.readAllLines(SharedFixtures.file("fixtures/warn/vectors/crs-gcoord-1.0.7.tsv"));
    int inside = 0;
    for (String line : lines.subList(1, lines.size())) {
      double[] n = List.of(line.split("\t")).stream().mapToDouble(Double::parseDouble).toArray();
      GeoPoint wgs = new GeoPoint(n[1], n[0]);
      GeoPoint gcj = new GeoPoint(n[3], n[2]);
      GeoPoint bd = new GeoPoint(n[5], n[4]);
      if (!CoordinateSystem.isShifted(wgs)) {
        assertThat(CoordinateSystem.GCJ02.fromWgs84(wgs)).isEqualTo(wgs);
        continue;
      }
      inside++;
      assertThat(CoordinateSystem.GCJ02.fromWgs84(wgs).distanceTo(gcj)).isLessThan(TEN_CENTIMETRES);
      assertThat(CoordinateSystem.BD09.fromWgs84(wgs).distanceTo(bd)).isLessThan(TEN_CENTIMETRES);
      assertThat(CoordinateSystem.GCJ02.toWgs84(gcj).distanceTo(wgs)).isLessThan(TEN_CENTIMETRES);
      assertThat(CoordinateSystem.BD09.toWgs84(bd).distanceTo(wgs)).isLessThan(TEN_CENTIMETRES);
    }
    assertThat(inside).isEqualTo(50);
  }

  @ParameterizedTest
  @EnumSource(CoordinateSystem.class)
  void thereAndBackIsTheSamePlaceEverywhereInTheDistrict(CoordinateSystem system) {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      GeoPoint point =
          new GeoPoint(41.7 + random.nextDouble() * 0.2, 123.4 + random.nextDouble() * 0.2);
      GeoPoint back = system.toWgs84(system.fromWgs84(point));
      assertThat(back.distanceTo(point)).isLessThan(0.001);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "35.681236,139.767125", // Tokyo
    "34.702485,135.495951", // Osaka: inside gcoord's box, yet outside China
    "37.566535,126.977969", // Seoul
    "43.115536,131.885485", // Vladivostok
    "28.613939,77.209021", // Delhi
    "27.9506,-82.4572", // Tampa
    "-33.868820,151.209290", // Sydney
  })
  void nothingIsShiftedOutsideChina(double latitude, double longitude) {
    GeoPoint point = new GeoPoint(latitude, longitude);
    for (CoordinateSystem system : CoordinateSystem.values()) {
      assertThat(system.fromWgs84(point)).isEqualTo(point);
      assertThat(system.toWgs84(point)).isEqualTo(point);
    }
  }

  @Test
  void gcj02IsAboutHalfAKilometreOffInShenhe() {
    GeoPoint seat = new GeoPoint(41.7955, 123.4455);
    assertThat(CoordinateSystem.GCJ02.fromWgs84(seat).distanceTo(seat))
        .isCloseTo(567, within(25.0));
    assertThat(CoordinateSystem.CGCS2000.toWgs84(seat)).isEqualTo(seat);
  }
}

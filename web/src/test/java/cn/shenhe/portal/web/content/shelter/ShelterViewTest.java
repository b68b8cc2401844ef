package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.CoordinateSystem;
import cn.shenhe.portal.content.shelter.GeoPoint;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ShelterViewTest {

  private static final GeoPoint WGS = new GeoPoint(41.7905, 123.4411);

  @Test
  void linksAreWaysOnFootWithThePositionInTheSystemOfTheService() {
    List<ShelterView.Direction> ways = ShelterView.directions("示例 公园(B)", WGS);
    ways.forEach(way -> assertThat(URI.create(way.href()).getScheme()).isNotEmpty());
    GeoPoint gcj = CoordinateSystem.GCJ02.fromWgs84(WGS);
    GeoPoint bd = CoordinateSystem.BD09.fromWgs84(WGS);
    String label = "%E7%A4%BA%E4%BE%8B%20%E5%85%AC%E5%9B%AD%28B%29";
    assertThat(ways.get(0).href())
        .isEqualTo("geo:41.790500,123.441100?q=41.790500,123.441100(" + label + ")");
    assertThat(ways.get(1).href())
        .startsWith("https://uri.amap.com/navigation?")
        .contains("to=" + pair(gcj.longitude(), gcj.latitude()) + "," + label)
        .contains("mode=walk", "coordinate=gaode");
    assertThat(ways.get(2).href())
        .startsWith("https://api.map.baidu.com/direction?")
        .contains("latlng:" + pair(bd.latitude(), bd.longitude()) + "%7Cname:" + label)
        .contains("mode=walking", "coord_type=bd09ll");
    assertThat(ways.get(3).href())
        .startsWith("https://apis.map.qq.com/uri/v1/routeplan?")
        .contains("tocoord=" + pair(gcj.latitude(), gcj.longitude()), "to=" + label, "type=walk")
        // Not a word of the web form: when absent, a telephone starts from where it is.
        .doesNotContain("fromcoord", "CurrentLocation");
  }

  private static String pair(double first, double second) {
    return String.format(Locale.ROOT, "%.6f,%.6f", first, second);
  }
}

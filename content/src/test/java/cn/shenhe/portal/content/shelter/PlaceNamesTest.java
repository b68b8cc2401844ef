package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceNamesTest {

  private final PlaceNames names =
      new PlaceNames(
          List.of(
              new StreetName("210103018", "五里河街道", "NBS", true),
              new StreetName("210103005", "滨河街道", "NBS", true),
              new StreetName("210103021", "丰乐街道", "NBS", false)),
          List.of(new PlaceNames.CommunityName("怡静园社区", "210103005")),
          List.of(
              road("示例路", null),
              road("示例路北段", null),
              road("滨河街", null),
              road("五里河路", null),
              road("示例花园", new GeoPoint(41.79, 123.45)),
              new PlaceName("沈河区示例馆", PlaceKind.OTHER, "210103005", null, "测试")),
          List.of(
              Sheets.state(
                  "x",
                  ShelterStatus.STANDBY,
                  Sheets.sheet(
                      "示例公园B",
                      ShelterAttribute.POSITION,
                      "41.79,123.45",
                      ShelterAttribute.ADDRESS,
                      "示例路2号"))));

  private static PlaceName road(String name, GeoPoint point) {
    return new PlaceName(name, PlaceKind.ROAD, point == null ? "210103018" : null, point, "测试");
  }

  @ParameterizedTest
  @CsvSource({
    "'41.79,123.45',POINT",
    "'123.45，41.79',POINT",
    "五里河,STREET",
    "沈阳市沈河区五里河街道某路1号,STREET",
    "210103018,STREET",
    "滨河,STREET",
    "滨河街道怡静园社区,COMMUNITY",
    "怡静园,COMMUNITY",
    "示例公园,SHELTER",
    "示例路 2号,SHELTER",
    "示例路２５号,PLACE_IN_STREET",
    "示例路,PLACE_IN_STREET",
    "辽宁省沈阳市沈河区 示例路 25 号,PLACE_IN_STREET",
    "滨河街道示例花园1号楼,PLACE",
    "滨河街道,STREET",
    "滨河街道12号,STREET",
    "滨河街12号,PLACE_IN_STREET",
    "五里河路3号,PLACE_IN_STREET",
    "沈河区五里河街道滨河街12号,PLACE_IN_STREET",
    "大东区示例馆,NOTHING",
    "沈河区示例馆,PLACE_IN_STREET",
    "沈河区,NOTHING",
    "丰乐街道,NOTHING",
    "'999,999',NOTHING",
    "'',NOTHING",
    "无此地,NOTHING"
  })
  void aTextIsUnderstoodAsWhatItSays(String text, Place.Kind kind) {
    assertThat(names.understand(text).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "示例路北段3号,示例路北段",
    "示例路3号,示例路",
    "滨河街道滨河街1号,滨河街",
    "五里河路,五里河路",
    "示例路与示例路北段交口,示例路北段",
  })
  void theLongestNameInTheTextWins(String text, String label) {
    assertThat(names.understand(text).label()).isEqualTo(label);
  }

  @Test
  void longitudeBeforeLatitudeIsPutRight() {
    assertThat(names.understand("123.45,41.79").point()).isEqualTo(new GeoPoint(41.79, 123.45));
  }
}

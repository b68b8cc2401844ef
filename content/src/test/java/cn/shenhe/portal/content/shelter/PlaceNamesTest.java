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
              Sheets.state(
                  "x",
                  ShelterStatus.STANDBY,
                  Sheets.sheet(
                      "示例公园B",
                      ShelterAttribute.POSITION,
                      "41.79,123.45",
                      ShelterAttribute.ADDRESS,
                      "示例路2号"))));

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
    "丰乐街道,NOTHING",
    "'999,999',NOTHING",
    "'',NOTHING",
    "无此地,NOTHING"
  })
  void aTextIsUnderstoodAsWhatItSays(String text, Place.Kind kind) {
    assertThat(names.understand(text).kind()).isEqualTo(kind);
  }

  @Test
  void longitudeBeforeLatitudeIsPutRight() {
    assertThat(names.understand("123.45,41.79").point()).isEqualTo(new GeoPoint(41.79, 123.45));
  }
}

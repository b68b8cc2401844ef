package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.Hazard;
import cn.shenhe.portal.content.warning.ActiveWarning;
import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.WarningState;
import cn.shenhe.portal.content.warning.area.Polygon;
import cn.shenhe.portal.content.warning.area.WarnedArea;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShelterWarningsTest {

  @ParameterizedTest
  @CsvSource({
    "暴雨,WATERLOGGING",
    "短时强降雨,WATERLOGGING",
    "台风暴雨,GALE",
    "雷雨大风,GALE",
    "低温雨雪冰冻,COLD",
    "暴雪,SNOWSTORM",
    "高温中暑,HEAT",
    "山洪灾害事件,FLOOD",
    "水库重大险情,FLOOD",
    "地质灾害气象风险,LANDSLIDE",
    "地震,EARTHQUAKE",
  })
  void dangerIsAnsweredByTheKindOfShelterThatHelpsAgainstIt(String danger, Hazard hazard) {
    assertThat(ShelterWarnings.hazard(danger)).contains(hazard);
  }

  @ParameterizedTest
  @CsvSource({"大雾", "霾", "雷电", "森林火险", "空间天气", "停课信号", "道路结冰", "其他"})
  void dangersThatNoKindOfShelterAnswersPreselectNothing(String danger) {
    assertThat(ShelterWarnings.hazard(danger)).isEmpty();
  }

  @Test
  void chosenHazardBeatsThatOfTheWarningAndSoDoesTheChoiceOfAny() {
    List<ShelterWarnings.Danger> dangers =
        List.of(
            new ShelterWarnings.Danger(null, null, List.of()),
            new ShelterWarnings.Danger(null, Hazard.GALE, List.of()));

    ShelterQuestion silent = new ShelterQuestion(dangers, Map.<String, String>of()::get);
    assertThat(silent.hazard()).isEqualTo(Hazard.GALE);
    assertThat(silent.isPreselected()).isTrue();

    ShelterQuestion chosen = new ShelterQuestion(dangers, Map.of("hazard", "FIRE")::get);
    assertThat(chosen.hazard()).isEqualTo(Hazard.FIRE);
    assertThat(chosen.isPreselected()).isFalse();

    ShelterQuestion any = new ShelterQuestion(dangers, Map.of("hazard", "")::get);
    assertThat(any.hazard()).isNull();
    assertThat(any.needs().hazard()).isNull();
  }

  @Test
  void positionMustBeOneOnEarth() {
    assertThat(
            new ShelterQuestion(List.of(), Map.of("lat", "41.8", "lon", "123.4")::get).position())
        .isNotNull();
    assertThat(
            new ShelterQuestion(List.of(), Map.of("lat", "141.8", "lon", "123.4")::get).position())
        .isNull();
    assertThat(new ShelterQuestion(List.of(), Map.of("lat", "x", "lon", "123.4")::get).position())
        .isNull();
  }

  @Test
  void drawnAreaSetsSheltersAsideUnlessItCoversTheWholeDistrict() {
    ShelterWarnings.Danger part = ShelterWarnings.danger(drawn(41.77, 123.43, 41.79, 123.46));
    assertThat(part.hazard()).isEqualTo(Hazard.WATERLOGGING);
    assertThat(part.areas()).hasSize(1);
    assertThat(part.areas().get(0).contains(new GeoPoint(41.78, 123.445))).isTrue();
    assertThat(part.areas().get(0).contains(new GeoPoint(41.80, 123.445))).isFalse();

    assertThat(ShelterWarnings.danger(drawn(41.0, 122.5, 42.5, 124.5)).areas()).isEmpty();
  }

  private static ActiveWarning drawn(double south, double west, double north, double east) {
    Polygon box =
        Polygon.closing(
            List.of(at(south, west), at(north, west), at(north, east), at(south, east)));
    WarningRow row =
        new WarningRow(
            "id",
            "暴雨红色预警",
            "暴雨",
            WarningLevel.RED,
            "测试台",
            "",
            Instant.EPOCH,
            Instant.EPOCH,
            null,
            false,
            Instant.EPOCH,
            true,
            WarningState.ACTIVE,
            1,
            null,
            true,
            false);
    return new ActiveWarning(row, List.of(new WarnedArea("", List.of(box), List.of(), List.of())));
  }

  private static cn.shenhe.portal.content.warning.area.GeoPoint at(double lat, double lon) {
    return new cn.shenhe.portal.content.warning.area.GeoPoint(lat, lon);
  }
}

package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.Hazard;
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
}

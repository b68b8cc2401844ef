package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.GeoPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShelterQuestionTest {

  private static final GeoPoint HERE = new GeoPoint(41.79, 123.44);

  @Test
  void wordsOrAStreetWrittenAfterAPositionCount() {
    assertThat(asked("lat", "41.79", "lon", "123.44").here()).isEqualTo(HERE);
    assertThat(asked("lat", "41.79", "lon", "123.44", "q", "", "street", "").here())
        .isEqualTo(HERE);
    assertThat(asked("lat", "41.79", "lon", "123.44", "q", "五里河").here()).isNull();
    assertThat(asked("lat", "41.79", "lon", "123.44", "street", "210103005").here()).isNull();
  }

  @Test
  void ofWordsAndStreetTheOneThatWasChangedCounts() {
    ShelterQuestion street =
        asked("q", "怡静园", "was_q", "怡静园", "street", "210103018", "was_street", "");
    assertThat(street.words()).isEmpty();
    assertThat(street.street()).isEqualTo("210103018");
    ShelterQuestion words =
        asked("q", "怡静园", "was_q", "", "street", "210103018", "was_street", "210103018");
    assertThat(words.words()).isEqualTo("怡静园");
    assertThat(words.street()).isEmpty();
    ShelterQuestion both = asked("q", "怡静园", "street", "210103018");
    assertThat(both.words()).isEqualTo("怡静园");
    assertThat(both.street()).isEqualTo("210103018");
    ShelterQuestion cleared =
        asked("q", "", "was_q", "怡静园", "street", "210103018", "was_street", "210103018");
    assertThat(cleared.street()).isEqualTo("210103018");
  }

  private static ShelterQuestion asked(String... parameters) {
    Map<String, String> address = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      address.put(parameters[i], parameters[i + 1]);
    }
    return new ShelterQuestion(List.of(), address::get);
  }
}

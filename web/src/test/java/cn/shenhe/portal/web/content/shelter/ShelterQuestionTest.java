package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.Hazard;
import cn.shenhe.portal.content.shelter.ShelterNeeds;
import cn.shenhe.portal.content.shelter.ShelterNeeds.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "open_now,OPEN_NOW",
    "wheelchair,WHEELCHAIR",
    "indoor,INDOOR",
    "pets,PETS",
  })
  void aNeedIsAskedByItsNameAndByNothingElse(String name, Need need) {
    ShelterNeeds alone = new ShelterNeeds(null, Set.of(need), 0, false);
    assertThat(asked(name, "1").needs()).isEqualTo(alone);
    assertThat(asked(name, "true").needs()).isEqualTo(alone);
    assertThat(asked(name, "0").needs()).isEqualTo(ShelterNeeds.NONE);
    assertThat(asked(name, "").needs()).isEqualTo(ShelterNeeds.NONE);
  }

  @Test
  void theWholeQuestionStandsInTheAddress() {
    ShelterQuestion full =
        asked(
            "hazard",
            "FLOOD",
            "open_now",
            "1",
            "pets",
            "1",
            "indoor",
            "1",
            "wheelchair",
            "1",
            "min",
            "500",
            "strict",
            "1");
    assertThat(full.needs())
        .isEqualTo(new ShelterNeeds(Hazard.FLOOD, Set.of(Need.values()), 500, true));
    assertThat(asked().needs()).isEqualTo(ShelterNeeds.NONE);
  }

  @Test
  void aSmallestCapacityThatIsNoNumberOfUpToSixDigitsAsksForNone() {
    assertThat(asked("min", "999999").needs().minCapacity()).isEqualTo(999_999);
    for (String odd : List.of("", "-1", "1.5", "1000000", "many")) {
      assertThat(asked("min", odd).needs()).as(odd).isEqualTo(ShelterNeeds.NONE);
    }
  }

  @Test
  void theFormAsksByTheseNames() throws IOException {
    assertThat(Files.readString(Path.of("src/main/webapp/shelter/shelters.xhtml")))
        .contains("['open_now','wheelchair','indoor','pets','strict']", "name=\"min\"");
  }

  private static ShelterQuestion asked(String... parameters) {
    Map<String, String> address = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      address.put(parameters[i], parameters[i + 1]);
    }
    return new ShelterQuestion(List.of(), address::get);
  }
}

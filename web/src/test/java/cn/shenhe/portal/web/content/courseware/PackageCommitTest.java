package cn.shenhe.portal.web.content.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.training.play.PackageReport;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageCommitTest {

  private static Optional<PackageReport> read(String json) {
    return PackageCommit.read(json.getBytes(StandardCharsets.UTF_8)).map(PackageCommit::report);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"cmi.core.lesson_status\":\"passed\",\"cmi.core.score.raw\":\"17\",\"cmi.core.score.max\":\"20\"}"
            + " | true | true | 85",
        "{\"cmi.core.lesson_status\":\"failed\",\"cmi.core.score.raw\":\"40\"} | false | false |"
            + " 40",
        "{\"cmi.core.lesson_status\":\"incomplete\",\"cmi.core.score.raw\":\"\"} | false | | ",
        "{\"cmi.completion_status\":\"completed\",\"cmi.success_status\":\"unknown\",\"cmi.score.scaled\":\"0.8\"}"
            + " | true | | 80",
        "{\"cmi.completion_status\":\"incomplete\",\"cmi.score.scaled\":\"-1\",\"cmi.success_status\":\"failed\"}"
            + " | false | false | 0",
        "{\"cmi.success_status\":\"passed\"} | true | true | ",
        "{\"cmi.completion_status\":\"unknown\",\"cmi.success_status\":\"passed\"} | true | true | ",
        "{\"cmi.completion_status\":\"incomplete\",\"cmi.success_status\":\"passed\"} | false | true | ",
        "{\"cmi.completion_status\":\"unknown\",\"cmi.success_status\":\"failed\"} | false | false | "
      })
  void bothEditionsSayHowFarOneIs(String json, boolean completed, Boolean passed, Double score) {
    PackageReport report = read(json).orElseThrow();
    assertThat(report.completed()).isEqualTo(completed);
    assertThat(report.passed()).isEqualTo(passed);
    assertThat(report.scorePercent()).isEqualTo(score);
    assertThat(report.cmi()).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "words", "", "{\"a\":"})
  void whatIsNoObjectIsNoCommit(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void aMillionCharactersAreEnough() {
    assertThat(read("{\"a\":\"" + "x".repeat(1_000_001) + "\"}")).isEmpty();
  }
}

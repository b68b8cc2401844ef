package cn.shenhe.portal.web.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {

  private static LogRecord record(String message, Throwable thrown) {
    LogRecord record = new LogRecord(Level.WARNING, message);
    record.setLoggerName("cn.shenhe.portal.web.ops.Example");
    record.setInstant(Instant.parse("2027-06-16T04:00:00.5Z"));
    record.setThrown(thrown);
    return record;
  }

  @Test
  void aLineHasBeijingTimeLevelAndPlace() {
    assertThat(new LogLine(false).format(record("就绪", null)))
        .isEqualTo("2027-06-16T12:00:00.500+08:00 WARNING web.ops.Example: 就绪\n");
  }

  @Test
  void aLineBreakInAMessageForgesNoSecondLine() {
    String line = new LogLine(false).format(record("login a\r\n2027 INFO forged", null));

    assertThat(line.lines()).hasSize(1);
  }

  @Test
  void whatLooksLikeAPersonsNumberIsMaskedEvenInAStack() {
    Exception failure = new IllegalStateException("210103199001011234 and 13912345678");
    for (boolean json : new boolean[] {true, false}) {
      String line =
          new LogLine(json).format(record("id 21010319900101123X, ms 1795466999310", failure));

      assertThat(line).doesNotContain("21010319900101", "13912345678").contains("1795466999310");
    }
  }

  @Test
  void jsonIsOneObjectOnOneLine() throws Exception {
    String message = "a \"quoted\" \\ text\nwith\ttwo lines";
    String line = new LogLine(true).format(record(message, new IllegalStateException("x")));

    assertThat(line.lines()).hasSize(1);
    JsonNode object = new ObjectMapper().readTree(line);
    assertThat(object.get("message").asText()).isEqualTo(message);
    assertThat(object.get("level").asText()).isEqualTo("WARNING");
    assertThat(object.get("stack").asText()).contains("IllegalStateException: x");
  }
}

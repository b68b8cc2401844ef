package cn.shenhe.portal.exambank.certificate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether a certificate is real, for everybody and without an account. Answers with a masked name
 * and never with an identity or telephone number; what it answers is what holds at this moment.
 */
@Stateless
public class CertificateCheck {

  private static final Pattern NUMBER_IN_ADDRESS = Pattern.compile("[?&]n=([A-Za-z0-9-]{10,40})");
  private static final int LONGEST = 4_000;
  private static final int PAGE = 5_000;
  private static final JsonMapper JSON = new JsonMapper();

  /** What a check can end with. */
  public enum Outcome {
    VALID,
    EXPIRED,
    REVOKED,
    /** The signature does not fit: not issued here, or changed afterwards. */
    FORGED,
    /** No certificate has this number. */
    UNKNOWN,
    /** Neither a number nor a code. */
    UNREADABLE
  }

  /**
   * Answer to a check; the details are null for FORGED, UNKNOWN and UNREADABLE.
   *
   * @param name masked
   * @param signatureChecked whether a signed code was given, not only a number
   */
  public record Checked(
      Outcome outcome,
      String number,
      String name,
      String title,
      String issuer,
      LocalDate issued,
      LocalDate expires,
      Instant revokedAt,
      boolean demo,
      boolean signatureChecked,
      Instant at) {}

  @Inject CertificateRepository certificates;
  @Inject SigningKeys keys;
  @Inject Issuing issuing;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  /**
   * @param typed a number, the text of a QR code, or the address in it
   */
  @PermitAll
  public Checked check(String typed) {
    String text = typed == null || typed.length() > LONGEST ? "" : typed.strip();
    if (SignedCode.looksLike(text)) {
      return signed(text);
    }
    Matcher address = NUMBER_IN_ADDRESS.matcher(text);
    Optional<String> number = CertificateNumber.typed(address.find() ? address.group(1) : text);
    return number
        .map(
            wanted ->
                certificates
                    .byNumber(wanted)
                    .map(certificate -> answer(certificate, false))
                    .orElseGet(() -> without(Outcome.UNKNOWN, wanted, false)))
        .orElseGet(() -> without(Outcome.UNREADABLE, null, false));
  }

  private Checked signed(String text) {
    Optional<SignedCode.Read> code = SignedCode.read(text);
    boolean real =
        code.flatMap(read -> keys.publicKey(read.keyId()))
            .map(key -> key.signed(code.get().signedText(), code.get().signature()))
            .orElse(false);
    if (!real) {
      return without(Outcome.FORGED, null, true);
    }
    CertificateClaims claims = code.get().claims();
    return certificates
        .byNumber(claims.number())
        .map(certificate -> answer(certificate, true))
        .orElseGet(() -> without(Outcome.UNKNOWN, claims.number(), true));
  }

  private Checked answer(Certificate certificate, boolean signature) {
    Instant now = clock.instant();
    CertificateRow row = certificate.row(now);
    return new Checked(
        Outcome.valueOf(row.state().name()),
        row.number(),
        MaskedName.of(row.name()),
        row.title(),
        row.issuer(),
        row.issued(),
        row.expires(),
        row.revokedAt(),
        row.demo(),
        signature,
        now);
  }

  private Checked without(Outcome outcome, String number, boolean signature) {
    return new Checked(
        outcome, number, null, null, null, null, null, null, false, signature, clock.instant());
  }

  /** The public keys as a JSON Web Key Set (RFC 7517, RFC 8037). */
  @PermitAll
  public String keySet() {
    ObjectNode set = JSON.createObjectNode();
    ArrayNode list = set.putArray("keys");
    keys.publicKeys().forEach(key -> list.add(jwk(key)));
    return set.toString();
  }

  /** One of them; empty when there is none of this id. */
  @PermitAll
  public Optional<String> key(String id) {
    return keys.publicKey(id).map(key -> jwk(key).toString());
  }

  private static ObjectNode jwk(SignatureKey key) {
    ObjectNode node = JSON.createObjectNode();
    node.put("kty", "OKP").put("crv", "Ed25519").put("use", "sig").put("alg", "EdDSA");
    return node.put("kid", key.id()).put("x", key.publicText());
  }

  /** Who issues, as an Open Badges profile. */
  @PermitAll
  public String issuer() {
    return OpenBadge.issuer(issuing.issuerName().orElse("未设置发证单位"), publicUrl).toString();
  }

  /**
   * The revoked ones as a 1EdTechRevocationList: numbers, no people. All of them that have not
   * ended: whoever checks offline finds those that have ended by their own date.
   */
  @PermitAll
  public String revocations() {
    ObjectNode list = JSON.createObjectNode();
    list.put("id", publicUrl + "/api/v1/certificates/revoked");
    list.put("issuer", publicUrl + "/api/v1/certificates/issuer");
    ArrayNode revoked = list.putArray("revokedCredential");
    LocalDate today = clock.instant().atZone(Certificate.BEIJING).toLocalDate();
    String after = "";
    List<String> page = certificates.revoked(today, after, PAGE);
    while (!page.isEmpty()) {
      for (String number : page) {
        revoked.addObject().put("id", publicUrl + "/exam/verify?n=" + number).put("revoked", true);
      }
      after = page.get(page.size() - 1);
      page = certificates.revoked(today, after, PAGE);
    }
    return list.toString();
  }
}

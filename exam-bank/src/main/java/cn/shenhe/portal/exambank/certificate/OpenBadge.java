package cn.shenhe.portal.exambank.certificate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A certificate for machines: an Open Badges 3.0 credential as VC-JWT, signed with EdDSA. Source:
 * 1EdTech Open Badges Specification 3.0, section 8.2 (JSON Web Token Proof Format). The holder is
 * named by a random identifier, never by an identity number.
 */
final class OpenBadge {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final JsonMapper JSON = new JsonMapper();

  private OpenBadge() {}

  /**
   * @param subject public id of the result: stands for the holder and for nobody else's eyes
   * @param base address of the portal
   */
  static String write(
      CertificateClaims claims, String subject, String disclaimer, String base, SignatureKey key) {
    String issuer = base + "/api/v1/certificates/issuer";
    String id = base + "/exam/verify?n=" + claims.number();
    ObjectNode header = JSON.createObjectNode();
    header.put("alg", "EdDSA").put("typ", "JWT");
    header.put("kid", base + "/api/v1/certificates/keys/" + key.id());
    ObjectNode badge = JSON.createObjectNode();
    badge
        .putArray("@context")
        .add("https://www.w3.org/ns/credentials/v2")
        .add("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
        .add("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
    badge.put("id", id);
    badge.putArray("type").add("VerifiableCredential").add("OpenBadgeCredential");
    badge.set("issuer", issuer(claims.issuer(), base));
    badge.put("validFrom", start(claims.issued()));
    if (claims.expires() != null) {
      badge.put("validUntil", start(claims.expires().plusDays(1)));
    }
    badge.put("name", claims.title());
    ObjectNode holder = badge.putObject("credentialSubject");
    holder.put("id", "urn:shenhe:result:" + subject);
    holder.putArray("type").add("AchievementSubject");
    ObjectNode identifier = holder.putArray("identifier").addObject();
    identifier.put("type", "IdentityObject").put("hashed", false);
    identifier.put("identityHash", claims.name()).put("identityType", "name");
    ObjectNode achievement = holder.putObject("achievement");
    achievement.put("id", base + "/exam/verify");
    achievement.putArray("type").add("Achievement");
    achievement.put("name", claims.title()).put("description", disclaimer);
    achievement.putObject("criteria").put("narrative", "在规定时间内完成考核并达到合格标准。");
    ObjectNode status = badge.putObject("credentialStatus");
    status.put("id", base + "/api/v1/certificates/revoked").put("type", "1EdTechRevocationList");
    badge.put("iss", issuer).put("jti", id).put("sub", "urn:shenhe:result:" + subject);
    badge.put("nbf", seconds(claims.issued())).put("iat", seconds(claims.issued()));
    if (claims.expires() != null) {
      badge.put("exp", seconds(claims.expires().plusDays(1)));
    }
    String text = encode(header) + "." + encode(badge);
    return text + "." + SignedCode.encode(key.sign(text));
  }

  /** The issuer's profile. */
  static ObjectNode issuer(String name, String base) {
    ObjectNode profile = JSON.createObjectNode();
    profile.put("id", base + "/api/v1/certificates/issuer");
    profile.putArray("type").add("Profile");
    profile.put("name", name).put("url", base);
    return profile;
  }

  private static String encode(ObjectNode node) {
    return SignedCode.encode(node.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String start(LocalDate day) {
    return day.atStartOfDay(BEIJING).toInstant().toString();
  }

  private static long seconds(LocalDate day) {
    return day.atStartOfDay(BEIJING).toEpochSecond();
  }
}

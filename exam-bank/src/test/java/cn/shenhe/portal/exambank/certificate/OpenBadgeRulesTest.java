package cn.shenhe.portal.exambank.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.SharedFixtures;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our credential against the rules by which the examples of 1EdTech are good or broken: required
 * parts, order of contexts, validity, and no word that their contexts do not know. The same rules
 * accept 1EdTech's good examples and refuse each broken one for its own reason.
 */
class OpenBadgeRulesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final String OB = "exam/openbadges/";

  /** Names a JWT adds (RFC 7519); no property of the credential. */
  private static final Set<String> JWT = Set.of("iss", "jti", "sub", "nbf", "iat", "exp");

  @TempDir Path data;

  private static JsonNode json(String file) throws IOException {
    return JSON.readTree(SharedFixtures.bytes(SharedFixtures.file(OB + file)));
  }

  /** The contexts as 1EdTech pins them. */
  private static final Map<String, String> CONTEXTS =
      Map.of(
          "https://www.w3.org/ns/credentials/v2", "credentials-v2.jsonld",
          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "ob-v3p0-3.0.3.json",
          "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", "ob-v3p0-extensions.json");

  /** Every term the contexts a credential names define, at whatever depth. */
  private static Set<String> terms(List<String> contexts) throws IOException {
    Set<String> terms = new HashSet<>(Set.of("@context", "id", "type", "@id", "@type"));
    for (String context : contexts) {
      if (CONTEXTS.containsKey(context)) {
        collect(json("contexts/" + CONTEXTS.get(context)), false, terms);
      }
    }
    return terms;
  }

  private static void collect(JsonNode node, boolean context, Set<String> terms) {
    node.properties()
        .forEach(
            field -> {
              if (context && !field.getKey().startsWith("@")) {
                terms.add(field.getKey());
              }
              collect(field.getValue(), field.getKey().equals("@context") || context, terms);
            });
    if (node.isArray()) {
      node.forEach(one -> collect(one, context, terms));
    }
  }

  private static List<String> faults(JsonNode badge) throws IOException {
    List<String> faults = new ArrayList<>();
    List<String> contexts = words(badge.path("@context"));
    must(
        contexts.size() >= 2
            && contexts.get(0).equals("https://www.w3.org/ns/credentials/v2")
            && contexts.get(1).startsWith("https://purl.imsglobal.org/spec/ob/v3p0/context"),
        "context",
        faults);
    List<String> types = words(badge.path("type"));
    must(
        types.contains("VerifiableCredential")
            && (types.contains("OpenBadgeCredential") || types.contains("AchievementCredential")),
        "type",
        faults);
    must(badge.path("id").isTextual(), "id", faults);
    JsonNode issuer = badge.path("issuer");
    must(
        issuer.path("id").isTextual() && words(issuer.path("type")).contains("Profile"),
        "issuer",
        faults);
    JsonNode subject = badge.path("credentialSubject");
    must(words(subject.path("type")).contains("AchievementSubject"), "subject.type", faults);
    must(subject.has("id") || !subject.path("identifier").isEmpty(), "subject.who", faults);
    for (JsonNode identifier : subject.path("identifier")) {
      must(words(identifier.path("type")).contains("IdentityObject"), "identifier.type", faults);
      must(
          identifier.path("hashed").isBoolean()
              && identifier.path("identityHash").isTextual()
              && identifier.path("identityType").isTextual(),
          "identifier",
          faults);
    }
    for (JsonNode evidence : badge.path("evidence")) {
      must(words(evidence.path("type")).contains("Evidence"), "evidence.type", faults);
    }
    for (JsonNode other : issuer.path("otherIdentifier")) {
      must(words(other.path("type")).contains("IdentifierEntry"), "issuer.identifier", faults);
    }
    JsonNode achievement = subject.path("achievement");
    JsonNode criteria = achievement.path("criteria");
    must(
        achievement.path("id").isTextual()
            && words(achievement.path("type")).contains("Achievement")
            && achievement.path("name").isTextual()
            && achievement.path("description").isTextual()
            && (criteria.has("narrative") || criteria.has("id")),
        "achievement",
        faults);
    JsonNode from = badge.path("validFrom");
    must(from.isTextual() && !moment(from).isAfter(NOW), "validFrom", faults);
    JsonNode until = badge.path("validUntil");
    must(until.isMissingNode() || moment(until).isAfter(NOW), "expired", faults);
    Set<String> terms = terms(contexts);
    unknown(badge, "", terms, faults);
    return faults;
  }

  private static void unknown(JsonNode node, String path, Set<String> terms, List<String> faults) {
    node.properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (path.isEmpty() && JWT.contains(name) || name.equals("@context")) {
                return;
              }
              must(terms.contains(name), "unknown " + path + name, faults);
              if (name.equals("type")) {
                words(field.getValue())
                    .forEach(type -> must(terms.contains(type), "unknown type " + type, faults));
              }
              unknown(field.getValue(), path + name + ".", terms, faults);
            });
    if (node.isArray()) {
      node.forEach(one -> unknown(one, path, terms, faults));
    }
  }

  private static Instant moment(JsonNode text) {
    return OffsetDateTime.parse(text.asText()).toInstant();
  }

  private static List<String> words(JsonNode node) {
    List<String> words = new ArrayList<>();
    if (node.isTextual()) {
      words.add(node.asText());
    }
    node.forEach(one -> words.add(one.isTextual() ? one.asText() : ""));
    return words;
  }

  private static void must(boolean holds, String fault, List<String> faults) {
    if (!holds && !faults.contains(fault)) {
      faults.add(fault);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"simple.json", "simple-did-key-method.json"})
  void goodExamplesAreAccepted(String file) throws IOException {
    assertThat(faults(json("ob30/" + file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "simple-err-credential-subject-identifier-type.json,identifier.type",
    "simple-err-credential-subject-type.json,subject.type",
    "simple-err-evidence-type.json,evidence.type",
    "simple-err-expired.json,expired",
    "simple-err-issuer-otheridentifier-type.json,issuer.identifier",
    "simple-err-issuer.json,issuer",
    "endorsement-err-schema-status-refresh.json,type"
  })
  void brokenExamplesAreRefusedForTheirOwnReason(String file, String fault) throws IOException {
    List<String> faults = faults(json("ob30/" + file));
    assertThat(faults).contains(fault);
    if (file.contains("-type.json")) {
      assertThat(faults).anyMatch(f -> f.startsWith("unknown type Invalid"));
    }
  }

  /** The JWT in 1EdTech's baked picture has the members ours must have. */
  @Test
  void ourTokenIsBuiltLikeTheirs() throws IOException {
    String svg =
        new String(
            SharedFixtures.bytes(SharedFixtures.file(OB + "ob30/simple-jwt.svg")),
            StandardCharsets.UTF_8);
    Matcher found = Pattern.compile("verify=\"([\\w-]+)\\.([\\w-]+)\\.[\\w-]+\"").matcher(svg);
    assertThat(found.find()).isTrue();
    JsonNode theirs = decoded(found.group(2));
    JsonNode ours = decoded(ours().split("\\.")[1]);
    for (String claim : List.of("iss", "jti", "sub", "nbf")) {
      if (theirs.has(claim)) {
        assertThat(ours.has(claim)).as(claim).isTrue();
      }
    }
    assertThat(decoded(found.group(1)).path("alg").isTextual()).isTrue();
    assertThat(decoded(ours().split("\\.")[0]).path("kid").asText()).startsWith("https://");
  }

  @Test
  void oursKeepsEveryRule() throws IOException {
    assertThat(faults(decoded(ours().split("\\.")[1]))).isEmpty();
  }

  private static JsonNode decoded(String part) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(part));
  }

  private String ours() {
    try (TestDatabase database = new TestDatabase()) {
      SigningKeys keys = database.bean(SigningKeys.class);
      keys.dataDir = data.toString();
      CertificateClaims claims =
          new CertificateClaims(
              "SHPX-2026-00000-00001",
              "张䶮",
              "低压电工作业 理论考试",
              "示例培训中心",
              LocalDate.of(2026, 11, 22),
              LocalDate.of(2027, 11, 22),
              false);
      return database.in(
          () ->
              OpenBadge.write(
                  claims,
                  "r".repeat(26),
                  Disclaimer.TEXT,
                  "https://portal.example",
                  keys.current()));
    }
  }
}

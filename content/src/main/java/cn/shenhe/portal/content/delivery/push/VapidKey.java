package cn.shenhe.portal.content.delivery.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The key by which push services know the portal. Source: RFC 8292. Browsers tie their subscription
 * to it: who loses it loses all subscriptions.
 */
@ApplicationScoped
public class VapidKey {

  private static final Duration VALID = Duration.ofHours(12);
  private static final Duration RENEW_BEFORE = Duration.ofHours(1);
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  @Inject
  @ConfigProperty(name = "portal.push.key")
  Optional<String> configured;

  @Inject
  @ConfigProperty(name = "portal.data.dir", defaultValue = "data")
  String dataDir;

  @Inject
  @ConfigProperty(name = "portal.push.contact")
  Optional<String> contact;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  @Inject InstantSource clock;

  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private volatile Pair pair;

  private record Token(String header, Instant expires) {}

  private record Pair(PrivateKey secret, byte[] point) {}

  /** For the browser's {@code applicationServerKey}. */
  public String publicKey() {
    return URL.encodeToString(pair().point());
  }

  /**
   * The header {@code Authorization} for a push service; one signature serves it for hours.
   *
   * @param origin scheme and host of the endpoint
   */
  String authorization(String origin) {
    Instant now = clock.instant();
    Token known = tokens.get(origin);
    if (known == null || known.expires().isBefore(now.plus(RENEW_BEFORE))) {
      Instant expires = now.plus(VALID);
      known = new Token(header(origin, expires), expires);
      tokens.put(origin, known);
    }
    return known.header();
  }

  private String header(String origin, Instant expires) {
    String claims =
        "{\"aud\":\""
            + origin
            + "\",\"exp\":"
            + expires.getEpochSecond()
            + ",\"sub\":\""
            + contact.orElse(publicUrl)
            + "\"}";
    String signed = text("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + text(claims);
    try {
      return "vapid t="
          + signed
          + "."
          + URL.encodeToString(sign(signed, pair().secret()))
          + ", k="
          + publicKey();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with ES256", e);
    }
  }

  static byte[] sign(String text, PrivateKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(key);
    signature.update(text.getBytes(StandardCharsets.US_ASCII));
    return signature.sign();
  }

  private synchronized Pair pair() {
    if (pair == null) {
      try {
        pair = read(configured.filter(text -> !text.isBlank()).orElseGet(this::kept));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new IllegalStateException("portal.push.key is not a VAPID key", e);
      }
    }
    return pair;
  }

  private static Pair read(String text) throws GeneralSecurityException {
    String[] parts = text.strip().split("\\.");
    if (parts.length != 2) {
      throw new GeneralSecurityException("secret and point, with a full stop between");
    }
    byte[] point = Base64.getUrlDecoder().decode(parts[1]);
    Curve.point(point);
    return new Pair(Curve.number(Base64.getUrlDecoder().decode(parts[0])), point);
  }

  private String kept() {
    Path file = Path.of(dataDir, "push.key");
    try {
      if (!Files.exists(file)) {
        KeyPair fresh = Curve.fresh();
        String text =
            URL.encodeToString(Curve.bytes(fresh.getPrivate()))
                + "."
                + URL.encodeToString(Curve.bytes(fresh.getPublic()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}

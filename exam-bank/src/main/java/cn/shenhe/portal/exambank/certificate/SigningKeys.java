package cn.shenhe.portal.exambank.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys that sign certificates: the setting {@code portal.certificate.key}, else one made once
 * and kept in the database under AES-256-GCM. What encrypts it is derived from {@code
 * portal.crypto.key} or, without that setting, a file of the data directory that only the owner
 * reads. Public halves are kept for ever, so that old certificates can be checked after a change.
 */
@ApplicationScoped
class SigningKeys {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** What X.509 writes before the 32 bytes of an Ed25519 key (RFC 8410). */
  private static final byte[] HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

  @Inject CertificateRepository certificates;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.certificate.key")
  Optional<String> configured;

  @Inject
  @ConfigProperty(name = "portal.crypto.key")
  Optional<String> masterKey;

  @Inject
  @ConfigProperty(name = "portal.data.dir", defaultValue = "data")
  String dataDir;

  private final Map<String, SignatureKey> opened = new ConcurrentHashMap<>();

  /** The key that signs now; makes one when there is none. */
  SignatureKey current() {
    Optional<String> setting = configured.filter(text -> !text.isBlank());
    if (setting.isPresent()) {
      SignatureKey key = SignatureKey.ofSeed(Base64.getDecoder().decode(setting.get().strip()));
      if (certificates.key(key.id()).isEmpty()) {
        certificates.add(new CertificateSecret(key, null, clock.instant()));
      }
      return key;
    }
    return certificates
        .newestOwnKey()
        .map(kept -> opened.computeIfAbsent(kept.keyId(), id -> open(kept)))
        .orElseGet(this::make);
  }

  private SignatureKey make() {
    byte[] seed = SignatureKey.freshSeed();
    SignatureKey key = SignatureKey.ofSeed(seed);
    certificates.add(new CertificateSecret(key, seal(seed, key.id()), clock.instant()));
    return key;
  }

  private SignatureKey open(CertificateSecret kept) {
    byte[] bytes = Base64.getDecoder().decode(kept.sealedSeed());
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    byte[] body = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
    return SignatureKey.ofSeed(crypt(Cipher.DECRYPT_MODE, nonce, body, kept.keyId()));
  }

  private String seal(byte[] seed, String keyId) {
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    byte[] body = crypt(Cipher.ENCRYPT_MODE, nonce, seed, keyId);
    return Base64.getEncoder()
        .encodeToString(
            ByteBuffer.allocate(nonce.length + body.length).put(nonce).put(body).array());
  }

  /** A key by its id, for checking; it cannot sign. */
  Optional<SignatureKey> publicKey(String id) {
    return certificates.key(id).map(SigningKeys::publicHalf);
  }

  List<SignatureKey> publicKeys() {
    return certificates.keys().stream().map(SigningKeys::publicHalf).toList();
  }

  private static SignatureKey publicHalf(CertificateSecret kept) {
    byte[] raw = Base64.getUrlDecoder().decode(kept.publicKey());
    byte[] encoded = ByteBuffer.allocate(HEADER.length + raw.length).put(HEADER).put(raw).array();
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      return new SignatureKey(kept.keyId(), key, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the public key " + kept.keyId() + " is damaged", e);
    }
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] input, String owner) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, wrapping(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the signing key of certificates cannot be opened; was portal.crypto.key changed?", e);
    }
  }

  private SecretKeySpec wrapping() throws GeneralSecurityException {
    byte[] master =
        masterKey
            .filter(text -> !text.isBlank())
            .map(text -> Base64.getDecoder().decode(text.strip()))
            .orElseGet(this::fromFile);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update("certificate-key".getBytes(StandardCharsets.UTF_8));
    return new SecretKeySpec(digest.digest(master), "AES");
  }

  private byte[] fromFile() {
    Path file = Path.of(dataDir).resolve("keys").resolve("certificate.key");
    try {
      if (Files.notExists(file)) {
        Files.createDirectories(file.getParent());
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getEncoder().encodeToString(SignatureKey.freshSeed()));
      }
      return Base64.getDecoder().decode(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("the key of the certificates' key cannot be read: " + file, e);
    }
  }
}

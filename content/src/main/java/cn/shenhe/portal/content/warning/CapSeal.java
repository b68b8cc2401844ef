package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The portal's own signature on what it gives out as CAP, when the operator has a key. A document
 * that was asked for lately is not signed anew: signatures of elliptic curves differ each time, and
 * who asks again should get the same bytes.
 */
@ApplicationScoped
class CapSeal {

  /** One district has some dozens of warnings that anybody asks for. */
  private static final int REMEMBERED = 200;

  @Inject
  @ConfigProperty(name = "portal.warning.sign-keystore")
  Optional<String> keystore;

  @Inject
  @ConfigProperty(name = "portal.warning.sign-password")
  Optional<String> password;

  private final Map<ByteBuffer, byte[]> sealed =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, byte[]> eldest) {
              return size() > REMEMBERED;
            }
          });
  private volatile CapSigner signer;

  /** The document, signed when there is a key. */
  byte[] seal(byte[] document) {
    return signer()
        .map(
            with ->
                sealed.computeIfAbsent(
                    ByteBuffer.wrap(document), plain -> with.sign(plain.array())))
        .orElse(document);
  }

  /**
   * @throws IllegalStateException when a key is configured and cannot be used
   */
  synchronized Optional<CapSigner> signer() {
    String file = keystore == null ? "" : keystore.orElse("").strip();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (signer == null) {
      try (InputStream in = Files.newInputStream(Path.of(file))) {
        signer = CapSigner.of(in, password.orElse("").toCharArray());
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException(
            "portal.warning.sign-keystore: " + file + " cannot be used: " + e.getMessage(), e);
      }
    }
    return Optional.of(signer);
  }
}

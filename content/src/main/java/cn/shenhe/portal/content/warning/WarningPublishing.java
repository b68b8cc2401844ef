package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapSigner;
import cn.shenhe.portal.content.warning.cap.CapWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Warnings as others relay them: CAP 1.2, signed when the operator has a key. */
@Stateless
public class WarningPublishing {

  @Inject WarningRepository rows;
  @Inject CapSeal seal;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  /**
   * The message that says how a warning stands as CAP 1.2, of several that hold side by side the
   * gravest; the raw original is kept by staff. An address that was merged into another leads
   * there.
   *
   * @throws UnknownWarning also for what the public may not know of
   */
  @PermitAll
  public byte[] cap(String publicId) {
    Warning warning = rows.known(publicId, demo);
    WarningThread thread = WarningThreads.thread(rows.messagesOf(warning));
    if (thread.current() == null) {
      throw new UnknownWarning();
    }
    WarningThread.Revision newest =
        thread.heads().isEmpty() && thread.cancel() != null
            ? thread.cancel()
            : thread.shownAt(clock.instant()).get(0).head();
    return seal.seal(CapWriter.write(newest.alert()));
  }

  /** The certificates that come with our signature, as PEM; empty when nothing is signed. */
  @PermitAll
  public String certificate() {
    return seal.signer().map(CapSigner::pem).orElse("");
  }

  /**
   * When the list of what holds last changed: a message came, or one ran out.
   *
   * @return the beginning of 1970 when there never was a warning
   */
  @PermitAll
  public Instant changedAt() {
    return rows.changedAt(clock.instant(), demo);
  }
}

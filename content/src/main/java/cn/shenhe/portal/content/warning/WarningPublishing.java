package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapSigner;
import cn.shenhe.portal.content.warning.cap.CapWriter;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
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
    WarningThread thread = thread(publicId);
    WarningThread.Revision newest =
        thread.heads().isEmpty() && thread.cancel() != null
            ? thread.cancel()
            : thread.shownAt(clock.instant()).get(0).head();
    return seal.seal(CapWriter.write(newest.alert()));
  }

  /**
   * One of the messages that say how a warning stands.
   *
   * @param key one of {@link #standing}
   * @throws UnknownWarning also for a message whose place another has taken
   */
  @PermitAll
  public byte[] cap(String publicId, String key) {
    WarningThread thread = thread(publicId);
    return Stream.concat(thread.heads().stream(), Stream.ofNullable(thread.cancel()))
        .filter(head -> thread.standing().contains(key) && head.key().equals(key))
        .findFirst()
        .map(head -> seal.seal(CapWriter.write(head.alert())))
        .orElseThrow(UnknownWarning::new);
  }

  /**
   * Keys of the messages that say how a warning stands; more than one when they hold side by side.
   *
   * @throws UnknownWarning also for what the public may not know of
   */
  @PermitAll
  public List<String> standing(String publicId) {
    return thread(publicId).standing();
  }

  private WarningThread thread(String publicId) {
    WarningThread thread = WarningThreads.thread(rows.messagesOf(rows.known(publicId, demo)));
    if (thread.current() == null) {
      throw new UnknownWarning();
    }
    return thread;
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

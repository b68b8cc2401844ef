package cn.shenhe.portal.training.play;

import cn.shenhe.portal.content.media.MediaKind;
import cn.shenhe.portal.content.media.MediaLibrary;
import cn.shenhe.portal.content.media.MediaRow;
import cn.shenhe.portal.training.PublicId;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/**
 * Launching packages and taking in what they commit. A package is played in a frame of another
 * origin that knows no session: the ticket of its launch, kept here only as a hash, says whose
 * attempt it is. Who may launch which package says the page that calls.
 */
@Stateless
public class PackagePlay {

  @Inject PackageAttemptRepository attempts;
  @Inject MediaLibrary media;
  @Inject InstantSource clock;
  @Inject Event<PackageFinished> finished;
  @Inject Event<PackageLaunched> launched;

  /**
   * Begins, or goes on where the person was; tickets given out before are worth nothing any more.
   *
   * @param person public id of the account, null for somebody who is not signed in
   * @return the ticket, 26 characters
   * @throws PlayRefused if there is no such package
   */
  @PermitAll
  public String launch(String person, String packageId) {
    MediaRow row =
        media
            .find(packageId)
            .filter(file -> file.kind() == MediaKind.SCORM)
            .orElseThrow(() -> new PlayRefused("unknown"));
    PackageAttempt attempt =
        person == null
            ? null
            : attempts.last(person, packageId).filter(a -> a.completedAt() == null).orElse(null);
    if (attempt == null) {
      attempt = new PackageAttempt(person, packageId, row.title(), row.pages(), clock.instant());
      attempts.add(attempt);
    }
    String ticket = PublicId.fresh().value();
    attempt.handOut(hash(ticket), clock.instant());
    if (person != null) {
      launched.fire(
          new PackageLaunched(
              person, packageId, attempt.publicId(), attempt.title(), clock.instant()));
    }
    return ticket;
  }

  /**
   * How far the attempt of a ticket is.
   *
   * @throws PlayRefused if the ticket is none, or none any more
   */
  @PermitAll
  public PackageAttempts.Standing standing(String ticket) {
    return standing(known(ticket, LockModeType.NONE));
  }

  /**
   * What an item committed last, empty when nothing.
   *
   * @throws PlayRefused if the ticket is none, or none any more
   */
  @PermitAll
  public String state(String ticket, int item) {
    return attempts.state(known(ticket, LockModeType.NONE), item).map(PackageState::cmi).orElse("");
  }

  /**
   * Stores what an item commits; stored when this returns.
   *
   * @return how often this item committed
   * @throws PlayRefused if the ticket is none, or none any more, or the package has no such item
   */
  @PermitAll
  public int commit(String ticket, int item, PackageReport report) {
    PackageAttempt attempt = known(ticket, LockModeType.PESSIMISTIC_WRITE);
    boolean there =
        media.scormItems(attempt.packageId()).stream().anyMatch(row -> row.number() == item);
    if (!there) {
      throw new PlayRefused("unknown");
    }
    PackageState state =
        attempts
            .state(attempt, item)
            .orElseGet(
                () -> {
                  PackageState fresh = new PackageState(attempt, item);
                  attempts.add(fresh);
                  return fresh;
                });
    state.commit(report, clock.instant());
    List<PackageItem> items = attempts.items(attempt);
    long completed = items.stream().filter(PackageItem::completed).count();
    if (attempt.committed(completed, clock.instant()) && attempt.person() != null) {
      finished.fire(
          new PackageFinished(
              attempt.person(),
              attempt.packageId(),
              attempt.publicId(),
              attempt.title(),
              PackageAttempts.mean(items),
              attempt.completedAt()));
    }
    return state.commits();
  }

  /**
   * The packages a person played, the last one first.
   *
   * @param person public id of the account, by a page that shows it to her
   */
  @RolesAllowed({
    "RESIDENT",
    "ENTERPRISE_OFFICER",
    "SCHOOL",
    "EDITOR",
    "EXAMINER",
    "INVIGILATOR",
    "DUTY_OFFICER",
    "ADMINISTRATOR"
  })
  public List<PackageAttempts.Standing> played(String person, int limit) {
    return attempts.of(person, limit).stream().map(this::standing).toList();
  }

  /** Forgets visitors' attempts that can no longer be written. */
  @RolesAllowed("SYSTEM")
  public void purge() {
    attempts.purgeVisitors(clock.instant());
  }

  private PackageAttempts.Standing standing(PackageAttempt attempt) {
    return new PackageAttempts.Standing(
        attempt.publicId(),
        attempt.packageId(),
        attempt.title(),
        attempt.startedAt(),
        attempt.lastAt(),
        attempt.completedAt(),
        attempts.items(attempt));
  }

  private PackageAttempt known(String ticket, LockModeType lock) {
    return attempts
        .ofTicket(hash(ticket == null ? "" : ticket), lock)
        .filter(attempt -> attempt.writable(clock.instant()))
        .orElseThrow(() -> new PlayRefused("ticket"));
  }

  static String hash(String ticket) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

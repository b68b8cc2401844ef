package cn.shenhe.portal.content.delivery;

import cn.shenhe.portal.content.ContentAct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The way out for every letter of the portal, and the duty officer's view of it.
 *
 * <p>{@link #queue} writes a line into the ledger in the caller's transaction: if that is rolled
 * back nothing is sent, if it commits the letter goes, whatever dies meanwhile.
 */
@Stateless
public class Delivery {

  private static final int PAGE = 50;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Inject LedgerRepository rows;
  @Inject Couriers couriers;
  @Inject Drain drain;
  @Inject InstantSource clock;
  @Inject Event<ContentAct> acts;
  @Resource SessionContext session;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  @Inject
  @ConfigProperty(name = "portal.delivery.keep-days", defaultValue = "180")
  int keepDays;

  /**
   * Takes a letter to be sent after the caller's transaction has committed.
   *
   * @return false when a letter with this key was taken before; then nothing happens
   */
  @PermitAll
  public boolean queue(Letter letter) {
    return queue(letter, null);
  }

  /**
   * The same for a letter that belongs to a subscription: it is forgotten together with it.
   *
   * @param subscription its public id, or null
   */
  @PermitAll
  public boolean queue(Letter letter, String subscription) {
    if (rows.entry(letter.key()).isPresent()) {
      return false;
    }
    Instant now = clock.instant();
    LetterText text =
        new LetterText(letter.subject(), letter.text(), letter.html(), letter.attachment(), now);
    rows.add(text);
    String host = couriers.host(letter.channel(), letter.recipient());
    rows.add(new LedgerEntry(letter, subscription, host, text, now));
    return true;
  }

  /** Whether the operator has set up a way out for this channel. */
  @PermitAll
  public boolean offers(Channel channel) {
    return couriers.of(channel).filter(Courier::isReady).isPresent();
  }

  /** The host that letters to a recipient depend on, as the ledger writes it down. */
  @PermitAll
  public String hostOf(Channel channel, String recipient) {
    return couriers.host(channel, recipient);
  }

  /**
   * Sends what is due, for about half a minute or until no host is slow to answer; called by the
   * timetable.
   */
  @RolesAllowed("SYSTEM")
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public int drain() {
    return drain.drain();
  }

  /** Nothing more leaves from this node, which is about to stop; what is on its way arrives. */
  @RolesAllowed("SYSTEM")
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void leaveOff() {
    drain.leaveOff();
  }

  /**
   * Removes letters that ended long ago, or whose recipient must be forgotten, with their texts.
   */
  @RolesAllowed("SYSTEM")
  public int purge() {
    Instant now = clock.instant();
    return rows.purge(now.minus(Duration.ofDays(keepDays)), now);
  }

  /**
   * Stops handing letters on; what is on its way arrives.
   *
   * @param topic a warning, or null for everything
   */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public void pause(String topic) {
    String what = topic == null ? Pause.EVERYTHING : topic;
    if (rows.pause(what).isEmpty()) {
      rows.add(new Pause(what, clock.instant(), session.getCallerPrincipal().getName()));
      acts.fire(new ContentAct("delivery.paused", what, ""));
    }
  }

  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public void resume(String topic) {
    String what = topic == null ? Pause.EVERYTHING : topic;
    rows.pause(what)
        .ifPresent(
            pause -> {
              rows.remove(pause);
              acts.fire(new ContentAct("delivery.resumed", what, ""));
            });
  }

  /**
   * @param topic a warning, or null for everything
   */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public Progress progress(String topic) {
    Instant now = clock.instant();
    return new Progress(
        rows.counts(topic),
        rows.deferred(topic, now),
        rows.confirmed(topic, false),
        rows.confirmed(topic, true),
        rows.confirmedSince(topic, now.minus(MINUTE)),
        rows.pause(topic == null ? Pause.EVERYTHING : topic).isPresent());
  }

  /**
   * Letters, newest first, 50 a page; null means any.
   *
   * @param first rows to skip, 0..10000
   */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<LetterRow> letters(Channel channel, LetterState state, String topic, int first) {
    int from = Math.max(0, Math.min(10_000, first));
    return rows.entries(channel, state, topic, from, PAGE + 1).stream()
        .map(LedgerEntry::row)
        .toList();
  }

  /** A letter with its words. Whoever looks is written down: it may hold personal data. */
  @RolesAllowed("ADMINISTRATOR")
  public LetterDetail letter(String key) {
    LedgerEntry entry = rows.entry(key).orElseThrow(UnknownLetter::new);
    acts.fire(new ContentAct("delivery.read", key, ""));
    return detail(entry);
  }

  /**
   * The demonstration's mailbox: letters to an address that were kept because no server is
   * configured. Empty outside the demonstration.
   */
  @PermitAll
  public List<LetterDetail> mailbox(String recipient) {
    if (!demo || recipient == null || recipient.isBlank()) {
      return List.of();
    }
    return rows.kept(recipient.strip(), PAGE).stream().map(Delivery::detail).toList();
  }

  private static LetterDetail detail(LedgerEntry entry) {
    Parcel parcel = entry.parcel();
    return new LetterDetail(
        entry.row(),
        parcel.text(),
        parcel.unsubscribeUrl(),
        parcel.attachment() == null ? null : parcel.attachment().name());
  }
}

package cn.shenhe.portal.content.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;

/**
 * Where other features of this module put one matter for many people into the ledger, in their own
 * transaction, by set-based statements.
 */
@ApplicationScoped
public class MassQueue {

  private static final int MOST_ROWS = 200;

  @Inject LedgerRepository rows;
  @Inject InstantSource clock;

  /**
   * Keeps a text that many letters will share. {@code {token}} in it becomes each recipient's own
   * token.
   *
   * @param html null when there is none
   * @param unsubscribeUrl one-click address, or null
   * @return its id, for the column {@code text_id} of the recipients
   */
  public String text(String subject, String body, String html, String unsubscribeUrl) {
    LetterText text = new LetterText(subject, body, html, unsubscribeUrl, clock.instant());
    rows.add(text);
    return text.id();
  }

  /**
   * @return letters queued; those the ledger knew already are not counted
   */
  public int queue(MassLetter letter) {
    return rows.insertFrom(letter, clock.instant());
  }

  /** Waiting letters of older revisions are not sent any more. */
  public int dropOlder(String topic, int revision) {
    return rows.dropOlder(topic, revision, clock.instant(), Ledger.OVERTAKEN);
  }

  /** Erases who got the letters of a subscription, and stops what still waits. */
  public void forget(String subscription) {
    rows.forget(subscription, clock.instant());
  }

  /** Whether letters about a topic stay where they are for now. */
  public boolean paused(String topic) {
    return rows.pause(topic).isPresent() || rows.pause(Pause.EVERYTHING).isPresent();
  }

  /**
   * Letters for a subscription, newest first.
   *
   * @param topic null for all
   */
  public List<LetterRow> letters(String subscription, String topic) {
    return rows.ofSubscription(subscription, topic, MOST_ROWS).stream()
        .map(LedgerEntry::row)
        .toList();
  }
}

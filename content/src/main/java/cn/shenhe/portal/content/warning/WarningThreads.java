package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapAlert;
import cn.shenhe.portal.content.warning.cap.CapReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts an accepted message into its thread.
 *
 * <p>Messages belong together when one names the other by sender and identifier (the time in a
 * reference is not trusted: real senders get it wrong). A name may point to a message that comes
 * later. A sender can only speak of its own messages: nobody ends another's warning. Any order and
 * any repetition of the same messages gives the same threads.
 */
@ApplicationScoped
class WarningThreads {

  static final String LANGUAGE = "zh";
  static final String ENGLISH = "en";

  /** A cancel came, but not what it cancels. */
  static final String NOTHING_TO_CANCEL = "hidden.nothingToCancel";

  @Inject WarningRepository rows;

  /**
   * What putting a message in did.
   *
   * @param duplicate the same message was there before; nothing changed
   * @param changed what to tell others, or null when the public sees nothing of it
   * @param hidden key of why the public sees nothing of it, or null
   * @param open names of the areas that still hold after a cancel
   */
  record Outcome(boolean duplicate, WarningChanged changed, String hidden, List<String> open) {

    Outcome {
      open = List.copyOf(open);
    }
  }

  Outcome put(WarningReceipt receipt, CapAlert alert, PublicAdmission admission, Instant now) {
    Optional<WarningMessage> known = rows.message(alert.sender(), alert.identifier());
    String hidden =
        Optional.ofNullable(receipt.hiddenBecause())
            .or(() -> admission.hiddenBecause(alert, receipt.sourceCode()))
            .orElse(null);
    WarningMessage message;
    if (known.isPresent()) {
      message = known.get();
      boolean comesToLight = message.hiddenBecause() != null && hidden == null;
      if (message.digest().equals(receipt.digest()) && !comesToLight
          || !message.yieldTo(receipt, alert, hidden, now)) {
        // A test beside the real thing of its name is no repetition of it.
        return new Outcome(
            hidden == null || message.hiddenBecause() != null, null, hidden, List.of());
      }
      rows.removeReferencesOf(message);
    } else {
      message = new WarningMessage(receipt, alert, hidden, now);
      rows.add(message);
    }
    if (message.hiddenBecause() != null) {
      return new Outcome(false, null, hidden, List.of());
    }
    for (CapReference reference : new LinkedHashSet<>(alert.references())) {
      rows.add(new WarningReference(message, reference.sender(), reference.identifier()));
    }
    boolean demo = receipt.sourceCode().equals(PublicAdmission.DEMO_SOURCE);
    Warning warning = threadOf(message, alert, demo, now);
    WarningThread thread = thread(rows.messagesOf(warning));
    warning.show(thread);
    WarningChanged told = told(warning, thread, alert, now);
    return new Outcome(
        false, told, told == null ? NOTHING_TO_CANCEL : null, open(thread, alert, now));
  }

  private Warning threadOf(WarningMessage message, CapAlert alert, boolean demo, Instant now) {
    Set<Warning> neighbours = new LinkedHashSet<>();
    if (message.warning() != null) {
      neighbours.add(message.warning());
    }
    for (CapReference reference : alert.references()) {
      if (reference.sender().equals(alert.sender())) {
        rows.message(reference.sender(), reference.identifier())
            .map(WarningMessage::warning)
            .ifPresent(neighbours::add);
      }
    }
    for (WarningMessage later : rows.speakingOf(alert.sender(), alert.identifier())) {
      if (later.warning() != null) {
        neighbours.add(later.warning());
      }
    }
    neighbours.removeIf(w -> w.demo() != demo);
    Warning warning;
    if (neighbours.isEmpty()) {
      warning = new Warning(demo, now);
      rows.add(warning);
    } else {
      warning =
          neighbours.stream()
              .min(Comparator.comparing(Warning::firstAcceptedAt).thenComparing(Warning::publicId))
              .orElseThrow();
    }
    for (Warning other : neighbours) {
      if (other != warning) {
        for (WarningMessage moved : rows.messagesOf(other)) {
          moved.joins(warning);
        }
        other.mergeInto(warning);
      }
    }
    message.joins(warning);
    return warning;
  }

  private static WarningChanged told(
      Warning warning, WarningThread thread, CapAlert alert, Instant now) {
    WarningState state = thread.stateAt(now);
    if (state == WarningState.UNKNOWN) {
      return null;
    }
    WarningThread.Revision newest = thread.revisions().get(thread.revisions().size() - 1);
    boolean isNewest = isOf(newest, alert);
    boolean stale = state == WarningState.EXPIRED;
    return new WarningChanged(
        warning.publicId(), state == WarningState.ACTIVE, isNewest && !stale && newest.material());
  }

  private static List<String> open(WarningThread thread, CapAlert alert, Instant now) {
    return thread.revisions().stream()
        .filter(revision -> isOf(revision, alert))
        .flatMap(revision -> thread.leftBy(revision, now).stream())
        .map(held -> held.says().headline() + " " + held.says().areaText())
        .map(String::strip)
        .distinct()
        .toList();
  }

  private static boolean isOf(WarningThread.Revision revision, CapAlert alert) {
    return revision.alert().identifier().equals(alert.identifier())
        && revision.alert().sender().equals(alert.sender());
  }

  static WarningThread thread(List<WarningMessage> messages) {
    return thread(messages, LANGUAGE);
  }

  /**
   * @param language the beginning of a tag; a message without it is read in its first language
   */
  static WarningThread thread(List<WarningMessage> messages, String language) {
    List<WarningThread.Received> received = new ArrayList<>();
    for (WarningMessage message : messages) {
      received.add(message.received());
    }
    return WarningThread.of(received, language);
  }
}

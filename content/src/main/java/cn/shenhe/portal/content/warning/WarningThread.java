package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapAlert;
import cn.shenhe.portal.content.warning.cap.CapMessageType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The story of one danger, told by its messages: a pure function of the set of messages, whatever
 * the order they came in.
 *
 * <p>Messages are put in the order in which they were sent; at the same second a cancel is last.
 * The newest alert or update says what holds; a cancel sent after it ends the thread.
 *
 * @param revisions at least one, in the order sent
 * @param current newest alert or update; null when only cancels are known
 * @param cancel the first cancel sent after {@code current}, or null
 */
record WarningThread(List<Revision> revisions, Revision current, Revision cancel) {

  /** Longer by at least this much is an extension worth telling people. */
  static final Duration NOTABLE_EXTENSION = Duration.ofHours(1);

  /** What a revision changed against the one before it. */
  enum Change {
    FIRST(true),
    LEVEL_RAISED(true),
    LEVEL_LOWERED(false),
    AREA_WIDENED(true),
    AREA_NARROWED(false),
    EXTENDED(true),
    SHORTENED(false),
    TEXT(false),
    ENDED(true),
    CANCELLED(true);

    private final boolean material;

    Change(boolean material) {
      this.material = material;
    }

    boolean material() {
      return material;
    }
  }

  /** A message as the thread sees it. */
  record Received(CapAlert alert, String digest, Instant acceptedAt) {}

  /**
   * A message in its place.
   *
   * @param before what held until then; null when there is nothing to compare it with
   * @param changes against the revision before; empty when nothing but the time of sending changed
   */
  record Revision(
      int number,
      CapAlert alert,
      Instant acceptedAt,
      WarningContent content,
      WarningContent before,
      Set<Change> changes) {

    boolean material() {
      return changes.stream().anyMatch(Change::material);
    }

    boolean cancels() {
      return alert.messageType() == CapMessageType.CANCEL;
    }
  }

  WarningThread {
    revisions = List.copyOf(revisions);
  }

  static WarningThread of(Collection<Received> messages, String language) {
    List<Received> sorted = new ArrayList<>(messages);
    sorted.sort(
        Comparator.comparing((Received m) -> m.alert().sent().toInstant())
            .thenComparing(m -> m.alert().messageType() == CapMessageType.CANCEL)
            .thenComparing(m -> m.alert().sender())
            .thenComparing(m -> m.alert().identifier()));
    List<Revision> revisions = new ArrayList<>();
    Revision current = null;
    Revision cancel = null;
    for (Received message : sorted) {
      WarningContent content = WarningContent.of(message.alert(), language);
      boolean cancels = message.alert().messageType() == CapMessageType.CANCEL;
      Revision revision =
          new Revision(
              revisions.size() + 1,
              message.alert(),
              message.acceptedAt(),
              content,
              cancels || current == null || cancel != null ? null : current.content(),
              changes(current, cancel, content, cancels));
      revisions.add(revision);
      if (!cancels) {
        current = revision;
        cancel = null;
      } else if (cancel == null && current != null) {
        cancel = revision;
      }
    }
    return new WarningThread(revisions, current, cancel);
  }

  /** How the thread stands at a moment. */
  WarningState stateAt(Instant moment) {
    if (current == null) {
      return WarningState.UNKNOWN;
    }
    if (cancel != null) {
      return WarningState.CANCELLED;
    }
    if (current.content().over()) {
      return WarningState.ENDED;
    }
    return moment.isBefore(current.content().until()) ? WarningState.ACTIVE : WarningState.EXPIRED;
  }

  /** When the issuer ended it, or null. */
  Instant endedAt() {
    if (cancel != null) {
      return cancel.alert().sent().toInstant();
    }
    return current != null && current.content().over() ? current.alert().sent().toInstant() : null;
  }

  private static Set<Change> changes(
      Revision before, Revision cancelBefore, WarningContent now, boolean cancels) {
    EnumSet<Change> changes = EnumSet.noneOf(Change.class);
    if (cancels) {
      if (before != null && cancelBefore == null) {
        changes.add(Change.CANCELLED);
      }
      return changes;
    }
    if (before == null || cancelBefore != null) {
      changes.add(Change.FIRST);
      return changes;
    }
    WarningContent old = before.content();
    if (now.over()) {
      if (!old.over()) {
        changes.add(Change.ENDED);
      }
      return changes;
    }
    if (old.over()) {
      changes.add(Change.FIRST);
      return changes;
    }
    if (now.level().above(old.level())) {
      changes.add(Change.LEVEL_RAISED);
    } else if (old.level().above(now.level())) {
      changes.add(Change.LEVEL_LOWERED);
    }
    if (old.leavesOut(now)) {
      changes.add(Change.AREA_WIDENED);
    }
    if (now.leavesOut(old)) {
      changes.add(Change.AREA_NARROWED);
    }
    Duration longer = Duration.between(old.until(), now.until());
    if (longer.compareTo(NOTABLE_EXTENSION) >= 0) {
      changes.add(Change.EXTENDED);
    } else if (longer.isNegative()) {
      changes.add(Change.SHORTENED);
    }
    if (!now.headline().equals(old.headline())
        || !now.description().equals(old.description())
        || !now.instruction().equals(old.instruction())) {
      changes.add(Change.TEXT);
    }
    return changes;
  }
}

package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.area.WarnedArea;
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
 * <p>Messages are put in the order in which they were sent; at the same second an update comes
 * after an alert and a cancel is last. A message replaces or ends only what it references, so that
 * a warning may split: several alerts and updates hold side by side, each for its own areas. What
 * holds are the {@link #heads}.
 *
 * @param revisions at least one, in the order sent
 * @param heads alerts and updates that no later message replaced or ended, in the order sent; those
 *     that say themselves that it is over for all their areas are among them
 * @param current newest alert or update; null when only cancels are known
 * @param cancel the cancel that ended the last of the heads, or null
 */
record WarningThread(
    List<Revision> revisions, List<Revision> heads, Revision current, Revision cancel) {

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
    CANCELLED(true),
    /** A cancel after which some of what it might have meant still holds. */
    PARTS_REMAIN(false);

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
   * @param before what it replaced; null when there is nothing to compare it with
   * @param changes of the whole warning by this message; empty when nothing but the time of sending
   *     changed
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

    /** Names the message by what it says, whatever way and in whatever envelope it came. */
    String key() {
      return MessageKey.of(alert);
    }

    boolean cancels() {
      return alert.messageType() == CapMessageType.CANCEL;
    }
  }

  /**
   * One message, or an area of it, that holds.
   *
   * @param says level, times and areas of this part alone
   */
  record Held(Revision head, WarningContent says) {}

  private static final Comparator<Held> GRAVEST_FIRST =
      Comparator.comparing((Held held) -> held.says().level())
          .thenComparing(held -> held.head().number(), Comparator.reverseOrder());

  WarningThread {
    revisions = List.copyOf(revisions);
    heads = List.copyOf(heads);
  }

  static WarningThread of(Collection<Received> messages, String language) {
    List<Received> sorted = new ArrayList<>(messages);
    sorted.sort(
        Comparator.comparing((Received m) -> m.alert().sent().toInstant())
            .thenComparing(m -> rank(m.alert().messageType()))
            .thenComparing(m -> m.alert().sender())
            .thenComparing(m -> m.alert().identifier()));
    List<Revision> revisions = new ArrayList<>();
    ThreadHeads heads = new ThreadHeads();
    Revision current = null;
    Revision cancel = null;
    for (Received message : sorted) {
      WarningContent content = WarningContent.of(message.alert(), language);
      boolean cancels = message.alert().messageType() == CapMessageType.CANCEL;
      List<Revision> before = heads.held();
      List<Revision> replaced = heads.replacedBy(message.alert(), content);
      List<Revision> left = new ArrayList<>(before);
      left.removeAll(replaced);
      List<Revision> base = replaced.isEmpty() ? heads.namedBy(message.alert()) : replaced;
      boolean compared = !cancels && !before.isEmpty() && !base.isEmpty();
      Set<Change> changes = changes(before, left, base, content, cancels);
      if (cancels && !holding(left, message.alert().sent().toInstant()).isEmpty()) {
        changes.add(Change.PARTS_REMAIN);
      }
      Revision revision =
          new Revision(
              revisions.size() + 1,
              message.alert(),
              message.acceptedAt(),
              content,
              compared ? base.get(base.size() - 1).content() : null,
              changes);
      revisions.add(revision);
      heads.put(revision, replaced);
      if (!cancels) {
        current = revision;
        cancel = null;
      } else if (!before.isEmpty() && left.isEmpty()) {
        cancel = revision;
      }
    }
    return new WarningThread(revisions, heads.held(), current, cancel);
  }

  private static int rank(CapMessageType type) {
    return type == CapMessageType.CANCEL ? 2 : type == CapMessageType.UPDATE ? 1 : 0;
  }

  /** What holds at a moment, the gravest first, then the newest; empty when nothing does. */
  List<Held> holdingAt(Instant moment) {
    return holding(heads, moment);
  }

  /** What a cancel left, as far as it holds at a moment; empty for any other message. */
  List<Held> leftBy(Revision cancel, Instant moment) {
    return cancel.cancels()
        ? holding(heads.stream().filter(h -> h.number() < cancel.number()).toList(), moment)
        : List.of();
  }

  private static List<Held> holding(List<Revision> heads, Instant moment) {
    List<Held> held = new ArrayList<>();
    for (Revision head : heads) {
      if (!head.content().over()) {
        head.content().parts().stream()
            .filter(part -> moment.isBefore(part.until()))
            .forEach(part -> held.add(new Held(head, part)));
      }
    }
    held.sort(GRAVEST_FIRST);
    return held;
  }

  /**
   * What is to be shown at a moment: what holds, or, when nothing does any more, what held last.
   *
   * @return at least one unless only cancels are known
   */
  List<Held> shownAt(Instant moment) {
    List<Held> held = holdingAt(moment);
    if (held.isEmpty() && current != null) {
      List<Revision> warned = heads.stream().filter(h -> !h.content().over()).toList();
      for (Revision last : warned.isEmpty() ? List.of(current) : warned) {
        last.content().parts().forEach(part -> held.add(new Held(last, part)));
      }
      held.sort(GRAVEST_FIRST);
    }
    return held;
  }

  /** How the thread stands at a moment. */
  WarningState stateAt(Instant moment) {
    if (current == null) {
      return WarningState.UNKNOWN;
    }
    if (heads.isEmpty()) {
      return WarningState.CANCELLED;
    }
    if (heads.stream().allMatch(head -> head.content().over())) {
      return WarningState.ENDED;
    }
    return holdingAt(moment).isEmpty() ? WarningState.EXPIRED : WarningState.ACTIVE;
  }

  /** When the issuer ended it, or null. */
  Instant endedAt() {
    if (current == null || heads.stream().anyMatch(head -> !head.content().over())) {
      return null;
    }
    Revision last = heads.isEmpty() ? cancel : heads.get(heads.size() - 1);
    return last == null ? null : last.alert().sent().toInstant();
  }

  /** When it stopped holding, by what is known at a moment: ended by the issuer, or run out. */
  Instant overAt(Instant moment) {
    Instant ended = endedAt();
    return ended != null
        ? ended
        : shownAt(moment).stream()
            .map(held -> held.says().until())
            .max(Instant::compareTo)
            .orElse(moment);
  }

  /** When the message was sent that last changed something. */
  Instant changedAt() {
    return revisions.stream()
        .filter(revision -> !revision.changes().isEmpty() || heads.contains(revision))
        .map(revision -> revision.alert().sent().toInstant())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /** When its last message came. */
  Instant heardAt() {
    return revisions.stream()
        .map(Revision::acceptedAt)
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /** Keys of the messages that say how the warning stands. */
  List<String> standing() {
    List<String> keys = new ArrayList<>();
    heads.forEach(head -> keys.add(head.key()));
    if (heads.isEmpty() && cancel != null) {
      keys.add(cancel.key());
    }
    keys.sort(Comparator.naturalOrder());
    return keys;
  }

  /**
   * All that several messages say together.
   *
   * @param until of the last of them; null when none warns of anything
   */
  private record Sight(WarningLevel level, List<WarnedArea> areas, Instant until) {

    static Sight of(List<Revision> heads) {
      return ofContents(heads.stream().map(Revision::content).toList());
    }

    static Sight ofContents(List<WarningContent> all) {
      List<WarningContent> live = all.stream().filter(content -> !content.over()).toList();
      return new Sight(
          live.stream()
              .map(WarningContent::level)
              .min(WarningLevel::compareTo)
              .orElse(WarningLevel.UNKNOWN),
          live.stream().flatMap(content -> content.areas().stream()).toList(),
          live.stream().map(WarningContent::until).max(Instant::compareTo).orElse(null));
    }

    boolean over() {
      return until == null;
    }
  }

  /**
   * Level, end and words are held against what the message replaced, or, when it takes its place
   * beside what holds, against what it references; areas against all that holds.
   *
   * @param before heads until now
   * @param left those of them that stay
   * @param base what the message goes on from
   */
  private static Set<Change> changes(
      List<Revision> before,
      List<Revision> left,
      List<Revision> base,
      WarningContent content,
      boolean cancels) {
    EnumSet<Change> changes = EnumSet.noneOf(Change.class);
    if (cancels && left.isEmpty()) {
      if (!before.isEmpty()) {
        changes.add(Change.CANCELLED);
      }
      return changes;
    }
    List<WarningContent> all = new ArrayList<>();
    left.forEach(head -> all.add(head.content()));
    if (!cancels) {
      all.add(content);
    }
    Sight old = Sight.of(before);
    Sight now = Sight.ofContents(all);
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
    if (WarningContent.leavesOut(old.areas(), now.areas())) {
      changes.add(Change.AREA_WIDENED);
    }
    if (WarningContent.leavesOut(now.areas(), old.areas())) {
      changes.add(Change.AREA_NARROWED);
    }
    if (cancels || content.over()) {
      return changes;
    }
    Sight from = Sight.of(base).over() ? old : Sight.of(base);
    if (content.level().above(from.level())) {
      changes.add(Change.LEVEL_RAISED);
    } else if (from.level().above(content.level())) {
      changes.add(Change.LEVEL_LOWERED);
    }
    Duration longer = Duration.between(from.until(), content.until());
    if (longer.compareTo(NOTABLE_EXTENSION) >= 0) {
      changes.add(Change.EXTENDED);
    } else if (longer.isNegative()) {
      changes.add(Change.SHORTENED);
    }
    if (!base.isEmpty() && !sameWords(content, base.get(base.size() - 1).content())) {
      changes.add(Change.TEXT);
    }
    return changes;
  }

  private static boolean sameWords(WarningContent now, WarningContent old) {
    return now.headline().equals(old.headline())
        && now.description().equals(old.description())
        && now.instruction().equals(old.instruction());
  }
}

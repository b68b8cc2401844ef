package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.WarningThread.Revision;
import cn.shenhe.portal.content.warning.area.WarnedArea;
import cn.shenhe.portal.content.warning.cap.CapAlert;
import cn.shenhe.portal.content.warning.cap.CapMessageType;
import cn.shenhe.portal.content.warning.cap.CapReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which messages of a thread hold while it is read from its beginning.
 *
 * <p>An update or cancel takes the place of what it references, of the same sender. Three habits of
 * real senders are understood beside that:
 *
 * <ul>
 *   <li>one whose references cannot be read speaks of all that holds;
 *   <li>a cancel that names only what was replaced before ends what came of it and of nothing else.
 *       Where the warning has split, one that names areas ends the parts within them;
 *   <li>an update that names the same earlier message as another one did, for the same hazard and
 *       with all the other's areas, is the newer word on them: senders name the first message every
 *       time. For other areas it stands beside it.
 * </ul>
 */
final class ThreadHeads {

  private final List<Revision> held = new ArrayList<>();

  /** Names a message references, and those which these reference. */
  private final Map<Name, Set<Name>> ancestors = new HashMap<>();

  /** Names a message references or replaces. */
  private final Map<Name, Set<Name>> parents = new HashMap<>();

  private final Map<Name, Revision> known = new HashMap<>();

  /** Whether several messages have held side by side. */
  private boolean split;

  private record Name(String sender, String identifier) {}

  /** In the order sent. */
  List<Revision> held() {
    return List.copyOf(held);
  }

  /** Heads whose place the message takes, or which it ends; in the order sent. */
  List<Revision> replacedBy(CapAlert alert, WarningContent content) {
    Name own = new Name(alert.sender(), alert.identifier());
    if (alert.messageType() != CapMessageType.UPDATE
        && alert.messageType() != CapMessageType.CANCEL) {
      // Referenced by what claims to be older: the clocks are wrong, the chain is one.
      return held.stream().filter(head -> ancestors.get(name(head)).contains(own)).toList();
    }
    Set<Name> named = named(alert);
    if (named.isEmpty()) {
      return held();
    }
    boolean cancels = alert.messageType() == CapMessageType.CANCEL;
    List<Revision> found = new ArrayList<>();
    for (Revision head : held) {
      if (named.contains(name(head))
          || ancestors.get(name(head)).contains(own)
          || !cancels && isNewerWord(named, content, head)) {
        found.add(head);
      }
    }
    return cancels ? ended(named, content, found) : found;
  }

  /**
   * What a cancel ends. Senders repeat a chain of references from its first message on, so beside a
   * part that is named, also one that is over already, its origin ends no other; within areas that
   * are named it does. In doubt a part goes on to hold: nobody is told that it is over.
   *
   * @param direct parts it names
   */
  private List<Revision> ended(Set<Name> named, WarningContent content, List<Revision> direct) {
    List<WarnedArea> areas = split ? content.placedAreas() : List.of();
    Set<Name> meant = areas.isEmpty() ? lastOf(named) : named;
    List<Revision> all = new ArrayList<>();
    for (Revision head : held) {
      boolean within =
          areas.isEmpty()
              ? direct.isEmpty()
              : !WarningContent.leavesOut(areas, head.content().areas());
      if (direct.contains(head) || within && cameOf(head, meant)) {
        all.add(head);
      }
    }
    return all;
  }

  /**
   * Whether all that led to a part led through the named: nothing else is ended with them. What was
   * never taken holds nowhere and keeps no part open beside what was.
   */
  private boolean cameOf(Revision head, Set<Name> named) {
    boolean came = false;
    Set<Name> seen = new HashSet<>();
    Deque<Name> open = new ArrayDeque<>(List.of(name(head)));
    while (!open.isEmpty()) {
      Name one = open.pop();
      if (named.contains(one)) {
        came = true;
      } else if (seen.add(one)) {
        Set<Name> last = lastBefore(one);
        last.removeIf(name -> !known.containsKey(name) && !named.contains(name));
        if (last.isEmpty()) {
          return false;
        }
        open.addAll(last);
      }
    }
    return came;
  }

  /** What a message goes on from; who names the whole chain means the last of it. */
  private Set<Name> lastBefore(Name name) {
    return lastOf(parents.getOrDefault(name, Set.of()));
  }

  /** Those among names that no other of them came of. */
  private Set<Name> lastOf(Set<Name> names) {
    Set<Name> last = new HashSet<>(names);
    for (Name one : names) {
      Set<Name> older = new HashSet<>(ancestors.getOrDefault(one, Set.of()));
      older.remove(one);
      last.removeAll(older);
    }
    // Those that name one another in a circle have no last one.
    return last.isEmpty() ? new HashSet<>(names) : last;
  }

  /** Alerts and updates the message references, also those replaced long ago; in the order sent. */
  List<Revision> namedBy(CapAlert alert) {
    return named(alert).stream()
        .map(known::get)
        .filter(earlier -> earlier != null && !earlier.cancels())
        .sorted(Comparator.comparing(Revision::number))
        .toList();
  }

  void put(Revision revision, List<Revision> replaced) {
    held.removeAll(replaced);
    Set<Name> before = named(revision.alert());
    replaced.forEach(head -> before.add(name(head)));
    Set<Name> all = new HashSet<>(before);
    for (Name name : before) {
      all.addAll(ancestors.getOrDefault(name, Set.of()));
    }
    parents.put(name(revision), before);
    ancestors.put(name(revision), all);
    known.put(name(revision), revision);
    if (!revision.cancels()) {
      held.add(revision);
    }
    split |= held.size() > 1;
  }

  private boolean isNewerWord(Set<Name> named, WarningContent content, Revision head) {
    WarningContent other = head.content();
    if (!descends(head, named) || !Objects.equals(hazard(content), hazard(other))) {
      return false;
    }
    List<WarnedArea> spokenOf = new ArrayList<>(content.areas());
    spokenOf.addAll(content.endedAreas());
    return !WarningContent.leavesOut(spokenOf, other.areas());
  }

  private static String hazard(WarningContent content) {
    return content.hazard() == null ? content.event() : content.hazard();
  }

  private boolean descends(Revision head, Set<Name> named) {
    return ancestors.get(name(head)).stream().anyMatch(named::contains);
  }

  private static Name name(Revision revision) {
    return new Name(revision.alert().sender(), revision.alert().identifier());
  }

  /** Of its own sender only: nobody ends another's warning. */
  private static Set<Name> named(CapAlert alert) {
    Set<Name> names = new HashSet<>();
    for (CapReference reference : alert.references()) {
      if (reference.sender().equals(alert.sender())) {
        names.add(new Name(reference.sender(), reference.identifier()));
      }
    }
    return names;
  }
}

package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.warning.WarningDetail;
import cn.shenhe.portal.content.warning.WarningReach;
import cn.shenhe.portal.content.warning.WarningState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What people have been told of a warning, by the messages themselves: their numbers change when
 * one comes late, and warnings that turn out to be one bring what was told of each.
 */
final class Told {

  private final Set<String> seen = new HashSet<>();
  private final Set<String> standing = new HashSet<>();
  private final List<Round> done;

  /**
   * @param rounds of the warning itself, oldest first
   * @param merged of warnings that became a part of it
   */
  Told(WarningReach reach, List<Round> rounds, List<Round> merged) {
    done = rounds.stream().filter(Round::isDone).toList();
    List<Round> all = new ArrayList<>(done);
    all.addAll(merged);
    for (Round round : all) {
      seen.addAll(round.seen());
      if (round.isTold()) {
        standing.addAll(round.standing());
      }
    }
    // Rows of a time when only the number was written down.
    int number =
        done.stream()
            .filter(round -> round.how() == null && round.revision() != null)
            .mapToInt(Round::revision)
            .max()
            .orElse(0);
    for (WarningDetail.Step step : reach.detail().story()) {
      if (step.number() <= number) {
        seen.add(step.key());
        standing.add(step.key());
      }
    }
  }

  /** What the messages changed that were not there before, late ones included. */
  Set<String> changes(List<WarningDetail.Step> story) {
    Set<String> changes = new LinkedHashSet<>();
    for (WarningDetail.Step step : story) {
      if (!seen.contains(step.key())) {
        changes.addAll(step.changes());
      }
    }
    return changes;
  }

  /** Whether people know already how it stands now: there is nothing to send or to take back. */
  boolean knows(WarningReach reach) {
    if (done.isEmpty()) {
      return false;
    }
    Round last = done.get(done.size() - 1);
    WarningState now = reach.detail().row().state();
    if (last.how() == null) {
      return false;
    }
    Round told = done.stream().filter(Round::isTold).reduce((one, later) -> later).orElse(null);
    boolean endTold = told != null && isEnd(told.how()) && isEnd(now);
    return endTold || last.how() == now && last.standing().equals(reach.standing());
  }

  private static boolean isEnd(WarningState state) {
    return state == WarningState.CANCELLED || state == WarningState.ENDED;
  }

  /** Whether the message was told before to those whom it concerns. */
  boolean hasBeenTold(String message) {
    return standing.contains(message);
  }

  /** How often people were told under this number: a message of the same name came again. */
  long roundsOf(int revision) {
    return done.stream()
        .filter(round -> round.isTold() && round.revision() != null)
        .filter(round -> round.revision() == revision)
        .count();
  }
}

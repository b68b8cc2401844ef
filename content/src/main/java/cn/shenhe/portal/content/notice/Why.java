package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.delivery.LetterRow;
import cn.shenhe.portal.content.delivery.LetterState;
import cn.shenhe.portal.content.delivery.MassQueue;
import cn.shenhe.portal.content.warning.Hazards;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.WarningReach;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.area.WarnedArea;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Why somebody was or was not told of a warning: the same questions as the fan-out asked, and what
 * the ledger says came of it.
 */
@ApplicationScoped
class Why {

  @Inject NoticeRepository rows;
  @Inject WarningBoard board;
  @Inject MassQueue ledger;

  /**
   * @throws cn.shenhe.portal.content.warning.UnknownWarning when there is no such warning
   */
  List<WhyLine> lines(Subscription subscription, String warning) {
    WarningReach reach = board.reach(warning);
    WarningRow row = reach.detail().row();
    List<Round> rounds = rows.roundsOf(row.id());
    List<LetterRow> letters = ledger.letters(subscription.publicId(), row.id());
    List<WhyLine> lines = new ArrayList<>();
    Instant first = rounds.isEmpty() ? row.sent() : rounds.get(0).createdAt();
    subscribed(subscription, first, lines);
    area(subscription, reach, lines);
    WarningRow here = gravest(subscription, reach);
    boolean hazard =
        subscription.hazards().isEmpty()
            || subscription.hazards().contains(Hazards.kindOf(here.hazard()));
    add(lines, hazard ? "why.hazard" : "why.hazardNot", hazard, here.hazard());
    boolean level =
        Math.min(here.level().ordinal(), WarningLevel.BLUE.ordinal())
            <= subscription.minLevel().ordinal();
    add(
        lines,
        level ? "why.level" : "why.levelNot",
        level,
        here.level().name(),
        subscription.minLevel().name());
    for (Round round : rounds) {
      if (round.mode() != null) {
        add(
            lines,
            "why.round." + round.mode().name(),
            round.mode() != Round.Mode.NOBODY,
            round.revision(),
            round.changes());
        if (round.mode() == Round.Mode.TOLD) {
          boolean before = letters.stream().anyMatch(l -> toldBefore(l, round.revision(), letters));
          add(lines, before ? "why.letterBefore" : "why.letterNotBefore", before);
        }
      }
    }
    if (rounds.isEmpty()) {
      add(lines, "why.noRound", false);
    }
    if (subscription.changedAt().isAfter(first)
        && subscription.changedAt() != subscription.confirmedAt()) {
      add(lines, "why.changedSince", true, subscription.changedAt());
    }
    letters(letters, lines);
    if (letters.stream().anyMatch(l -> !l.state().isEnd()) && ledger.paused(row.id())) {
      add(lines, "why.letterPaused", false);
    }
    return lines;
  }

  /** The warning as it is at the subscriber's places; as a whole when none is warned. */
  private static WarningRow gravest(Subscription subscription, WarningReach reach) {
    return reach.parts().stream()
        .filter(part -> subscription.spots().stream().anyMatch(s -> part.concerns(s.place())))
        .findFirst()
        .map(part -> part.detail().row())
        .orElse(reach.detail().row());
  }

  /** The surest of the places that are warned, or that none is. */
  private static void area(Subscription subscription, WarningReach reach, List<WhyLine> lines) {
    Spot best = null;
    WarnedArea.Match surest = null;
    for (Spot spot : subscription.spots()) {
      WarnedArea.Match match = reach.match(spot.place()).orElse(null);
      if (match != null && (surest == null || match.certain() && !surest.certain())) {
        best = spot;
        surest = match;
      }
    }
    if (surest == null) {
      boolean over = reach.areas().isEmpty();
      add(lines, over ? "why.areaOver" : "why.areaNot", over, subscription.row().placeName());
      return;
    }
    add(
        lines,
        surest.certain() ? "why.area" : "why.areaPerhaps",
        true,
        best.name(),
        surest.level().name());
  }

  /** Whether the letter is one that makes its recipient be told of the end, as in the fan-out. */
  private static boolean toldBefore(LetterRow letter, int revision, List<LetterRow> all) {
    return letter.revision() != null
        && letter.revision() < revision
        && !left(letter)
        && all.stream()
            .noneMatch(
                later ->
                    left(later)
                        && later.state() != LetterState.DROPPED
                        && later.revision() > letter.revision()
                        && later.revision() < revision)
        && (letter.state() == LetterState.SENT
            || letter.state() == LetterState.CLAIMED
            || letter.state() == LetterState.KEPT);
  }

  private static boolean left(LetterRow letter) {
    return letter.key().startsWith(FanOut.LEFT);
  }

  private static void subscribed(Subscription s, Instant first, List<WhyLine> lines) {
    switch (s.state()) {
      case PENDING -> add(lines, "why.pending", false);
      case ENDED -> add(lines, "why.ended", false, s.changedAt());
      case SUSPENDED -> add(lines, "why.suspended", false, s.changedAt());
      default -> {
        boolean before = !s.confirmedAt().isAfter(first);
        add(lines, before ? "why.confirmed" : "why.confirmedLater", before, s.confirmedAt());
      }
    }
  }

  private static void letters(List<LetterRow> letters, List<WhyLine> lines) {
    if (letters.isEmpty()) {
      add(lines, "why.noLetter", false);
    }
    for (LetterRow letter : letters) {
      if (left(letter)) {
        add(lines, "why.letterLeft", true, letter.revision());
      }
      if (letter.deferred()) {
        add(lines, "why.deferred", true, letter.dueAt());
      }
      boolean fine =
          letter.state() == LetterState.SENT
              || letter.state() == LetterState.KEPT
              || !letter.state().isEnd();
      add(
          lines,
          "why.letter." + letter.state().name(),
          fine,
          letter.channel().name(),
          letter.finishedAt() == null ? letter.dueAt() : letter.finishedAt(),
          letter.revision());
      if (letter.arrivedAt() != null) {
        add(lines, "why.letterArrived", true, letter.arrivedAt());
      }
      if (letter.state() != LetterState.SENT && !letter.problem().isEmpty()) {
        add(lines, "why.letterProblem", false, letter.problem());
      }
      if (letter.attempts() > 1) {
        add(lines, "why.letterTries", true, letter.attempts());
      }
    }
  }

  private static void add(List<WhyLine> lines, String code, boolean passed, Object... arguments) {
    lines.add(new WhyLine(code, passed, List.of(arguments)));
  }
}

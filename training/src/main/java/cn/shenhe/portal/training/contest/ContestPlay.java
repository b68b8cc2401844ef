package cn.shenhe.portal.training.contest;

import cn.shenhe.portal.exambank.paper.ContestPapers;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answering: what a whole district does at the same time. Every call answers after its transaction
 * has committed, and may be made again: a second start finds the attempt that is under way, a
 * second hand-in changes nothing. Time is the server's.
 */
@Stateless
public class ContestPlay {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final int AT_ONCE = 500;
  private static final int MILLIS = 1_000;

  /** Prime to most numbers of papers, so that one's next papers are others. */
  private static final int STEP = 7;

  @Inject ContestRepository contests;
  @Inject ContestNow contestNow;
  @Inject ContestPapers papers;
  @Inject InstantSource clock;

  /** How the person with this token stands; empty when nobody has it. */
  @PermitAll
  public Optional<EntryStanding> standing(String contest, String token) {
    ContestNow.Seen seen = contestNow.of(contest);
    ContestLedger ledger = contests.ledger();
    return ledger
        .entrant(seen.id(), token == null ? "" : token)
        .map(
            entrant -> {
              Instant now = clock.instant();
              List<ContestLedger.Attempt> today = ledger.onDay(entrant.id(), day(now));
              ContestRules rules = seen.row().rules();
              return new EntryStanding(
                  entrant.code(),
                  entrant.nickname(),
                  entrant.unit(),
                  ContestRepository.claim(entrant.token()),
                  today.stream()
                      .filter(attempt -> attempt.open() && !over(attempt, now))
                      .map(ContestLedger.Attempt::publicId)
                      .findFirst()
                      .orElse(null),
                  Math.max(0, rules.daily() - today.size()),
                  entrant.bestCorrect(),
                  entrant.bestSeconds(),
                  entrant.bestCorrect() < 0
                      ? 0
                      : contestNow
                          .boards(contest)
                          .all()
                          .of(entrant.bestCorrect(), entrant.bestSeconds()),
                  entrant.prize());
            });
  }

  /**
   * Begins an attempt, or finds the one that is under way.
   *
   * @return its public id
   * @throws ContestRefused when the contest is not open, or today's attempts are used up
   * @throws UnknownContest when nobody has the token
   */
  @PermitAll
  public String start(String contest, String token) {
    ContestNow.Seen seen = contestNow.of(contest);
    ContestRules rules = seen.row().rules();
    ContestLedger ledger = contests.ledger();
    ContestLedger.Entrant entrant =
        ledger.lockEntrant(seen.id(), token == null ? "" : token).orElseThrow(UnknownContest::new);
    Instant now = clock.instant();
    List<ContestLedger.Attempt> today = ledger.onDay(entrant.id(), day(now));
    for (ContestLedger.Attempt attempt : today) {
      if (attempt.open() && !over(attempt, now)) {
        return attempt.publicId();
      }
    }
    if (seen.row().state() != ContestState.OPEN
        || seen.row().closesAt() != null && !now.isBefore(seen.row().closesAt())) {
      throw new ContestRefused("contest.closed");
    }
    if (today.size() >= rules.daily()) {
      throw new ContestRefused("contest.daily", rules.daily());
    }
    int paper =
        1 + Math.floorMod(entrant.code().hashCode() + entrant.attempts() * STEP, rules.papers());
    ContestAttempt attempt =
        new ContestAttempt(
            seen.id(),
            entrant.id(),
            day(now),
            today.size() + 1,
            paper,
            now.toEpochMilli(),
            rules.seconds());
    contests.add(attempt);
    ledger.countStart(entrant.id());
    return attempt.publicId();
  }

  /**
   * The questions of an attempt under way, without keys; empty when it is over.
   *
   * @throws UnknownContest when this person has no such attempt
   */
  @PermitAll
  public Optional<AttemptSheet> sheet(String attempt, String token) {
    ContestLedger.Attempt mine = find(attempt, token);
    Instant now = clock.instant();
    if (!mine.open() || over(mine, now)) {
      return Optional.empty();
    }
    String contest = contestOf(mine);
    return Optional.of(
        new AttemptSheet(
            mine.publicId(),
            contest,
            (int) Math.max(0, (mine.deadlineMs() - now.toEpochMilli()) / MILLIS),
            papers.sheet(contest, mine.paper()),
            AnswerLine.read(mine.answers()),
            Math.max(mine.savedSeq() + 1, now.toEpochMilli() - mine.startedMs())));
  }

  /**
   * Keeps answers on the way; those that were sent before the ones that are kept change nothing.
   *
   * @param sequence grows from one sending to the next, see {@link AttemptSheet#sequence}; 0
   *     without
   * @return false when the attempt is over, or is not this person's
   */
  @PermitAll
  public boolean save(
      String attempt, String token, Map<Integer, List<String>> answers, long sequence) {
    long latest = clock.instant().minus(Contest.GRACE).toEpochMilli();
    return contests
        .ledger()
        .save(
            attempt == null ? "" : attempt,
            token == null ? "" : token,
            AnswerLine.write(answers),
            Math.max(0, sequence),
            latest);
  }

  /**
   * Hands an attempt in and marks it. What was handed in first stays; answers that come when the
   * time is long over are left out for those that were kept.
   *
   * @throws UnknownContest when this person has no such attempt
   */
  @PermitAll
  public void handIn(String attempt, String token, Map<Integer, List<String>> answers) {
    ContestLedger.Attempt mine = find(attempt, token);
    if (mine.open()) {
      Instant now = clock.instant();
      end(mine, over(mine, now) ? mine.answers() : AnswerLine.write(answers), now);
    }
  }

  /**
   * @throws UnknownContest when this person has no such attempt
   */
  @PermitAll
  public AttemptResult result(String attempt, String token) {
    ContestLedger.Attempt mine = find(attempt, token);
    Instant now = clock.instant();
    if (mine.open() && over(mine, now)) {
      end(mine, mine.answers(), now);
      mine = find(attempt, token);
    }
    String contest = contestOf(mine);
    return new AttemptResult(
        mine.publicId(),
        contest,
        !mine.open(),
        mine.correct(),
        contestNow.of(contest).row().rules().questions(),
        mine.seconds(),
        mine.counted());
  }

  /**
   * What was right and why, once the contest is closed and all attempts are over; empty before.
   *
   * @throws UnknownContest when this person has no such attempt
   */
  @PermitAll
  public List<ContestPapers.Explained> explained(String attempt, String token) {
    ContestLedger.Attempt mine = find(attempt, token);
    Contest contest = contests.find(mine.contest()).orElseThrow(UnknownContest::new);
    if (mine.open() || contest.settling(clock.instant())) {
      return List.of();
    }
    return papers.explained(contest.publicId(), mine.paper(), AnswerLine.read(mine.answers()));
  }

  /** Ends attempts whose time is over, with the answers that were kept. */
  @RolesAllowed("SYSTEM")
  public void endDue() {
    Instant now = clock.instant();
    contests
        .ledger()
        .over(now.minus(Contest.GRACE).toEpochMilli(), AT_ONCE)
        .forEach(attempt -> end(attempt, attempt.answers(), now));
  }

  private void end(ContestLedger.Attempt attempt, String answers, Instant now) {
    String contest = contestOf(attempt);
    ContestRules rules = contestNow.of(contest).row().rules();
    long used = Math.min(now.toEpochMilli(), attempt.deadlineMs()) - attempt.startedMs();
    int seconds = (int) ((Math.max(0, used) + MILLIS - 1) / MILLIS);
    contests
        .ledger()
        .end(
            attempt,
            new ContestLedger.End(
                answers,
                papers.right(contest, attempt.paper(), AnswerLine.read(answers)),
                seconds,
                seconds >= rules.floor() && !answers.isEmpty(),
                now.toEpochMilli()));
  }

  private ContestLedger.Attempt find(String attempt, String token) {
    return contests
        .ledger()
        .attempt(attempt == null ? "" : attempt, token == null ? "" : token)
        .orElseThrow(UnknownContest::new);
  }

  private String contestOf(ContestLedger.Attempt attempt) {
    return contestNow.idOf(attempt.contest());
  }

  private static boolean over(ContestLedger.Attempt attempt, Instant now) {
    return now.toEpochMilli() > attempt.deadlineMs() + Contest.GRACE.toMillis();
  }

  private static int day(Instant now) {
    LocalDate day = LocalDate.ofInstant(now, BEIJING);
    return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
  }
}

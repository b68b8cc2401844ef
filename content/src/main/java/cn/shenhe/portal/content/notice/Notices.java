package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.content.warning.UnknownWarning;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningDetail;
import cn.shenhe.portal.content.warning.WarningReach;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fan-out of warnings to people, and what the duty officer sees of it. */
@Stateless
public class Notices {

  /** An address whose owner has not said yes by then is forgotten. */
  static final Duration UNANSWERED = Duration.ofDays(7);

  private static final int PENDING = 500;
  private static final int PAGE = 30;

  @Inject NoticeRepository rows;
  @Inject WarningBoard board;
  @Inject FanOut fanOut;
  @Inject Why why;
  @Inject InstantSource clock;
  @Inject Event<ContentAct> acts;

  /** A channel and how many subscriptions it has. */
  public record ChannelCount(String channel, String state, long subscriptions) {}

  /**
   * Works off one warning of those that changed; called by the timetable until there is none.
   *
   * @return letters queued
   */
  @RolesAllowed("SYSTEM")
  public int fanOut() {
    List<Round> pending = rows.pending(PENDING);
    if (pending.isEmpty()) {
      return 0;
    }
    String warning = pending.get(0).warning();
    List<Round> same = pending.stream().filter(r -> r.warning().equals(warning)).toList();
    Round last = same.get(same.size() - 1);
    Instant now = clock.instant();
    same.stream().filter(r -> r != last).forEach(r -> r.merge(now));
    WarningReach reach;
    try {
      reach = board.reach(warning);
    } catch (UnknownWarning e) {
      last.done(0, List.of(), Round.Mode.NOBODY, 0, now);
      return 0;
    }
    List<Round> merged = new ArrayList<>();
    reach.merged().forEach(id -> merged.addAll(rows.roundsOf(id)));
    Told told = new Told(reach, rows.roundsOf(warning), merged);
    int revision = reach.detail().row().revision();
    Set<String> changes = told.changes(reach.detail().story());
    Round.Mode mode = Round.Mode.NOBODY;
    int queued = 0;
    if (!told.knows(reach)) {
      mode = FanOut.mode(reach.detail().row().state(), changes);
      queued = fanOut.run(reach, told, changes, mode, now);
    }
    last.knew(
        reach.detail().row().state(),
        reach.standing(),
        reach.detail().story().stream().map(WarningDetail.Step::key).toList());
    last.done(revision, changes, mode, queued, clock.instant());
    acts.fire(new ContentAct("notice.queued", reach.detail().row().id(), mode + " " + queued));
    return queued;
  }

  /**
   * Forgets addresses whose owners never said yes; called by the timetable.
   *
   * @return subscriptions removed
   */
  @RolesAllowed("SYSTEM")
  public int purge() {
    return rows.removePending(clock.instant().minus(UNANSWERED));
  }

  /** Rounds, newest first, 30 a page; one more tells that there are more. */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<RoundRow> rounds(int first) {
    List<RoundRow> found = new ArrayList<>();
    for (Round round : rows.newestRounds(Math.max(0, Math.min(10_000, first)), PAGE + 1)) {
      String headline;
      try {
        headline = board.details(round.warning()).row().headline();
      } catch (UnknownWarning e) {
        headline = "";
      }
      found.add(round.row(headline));
    }
    return found;
  }

  /** Subscriptions by channel and state. */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<ChannelCount> subscriptions() {
    return rows.activeByChannel().stream()
        .map(row -> new ChannelCount(row[0].toString(), row[1].toString(), (Long) row[2]))
        .toList();
  }

  /** Subscriptions of an address, for a citizen who asks why; tokens are left out. */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<SubscriptionRow> find(String address) {
    if (address == null || address.isBlank()) {
      return List.of();
    }
    return rows.byAddress(address.strip()).stream().map(Notices::withoutToken).toList();
  }

  /** Why a subscriber was or was not told of a warning. */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<WhyLine> why(String subscription, String warning) {
    acts.fire(new ContentAct("notice.asked-why", subscription, warning));
    return why.lines(rows.byPublicId(subscription).orElseThrow(UnknownSubscription::new), warning);
  }

  static SubscriptionRow withoutToken(Subscription subscription) {
    SubscriptionRow row = subscription.row();
    return new SubscriptionRow(
        row.id(),
        null,
        row.channel(),
        row.recipient(),
        row.state(),
        row.placeName(),
        row.wishes(),
        row.list(),
        row.person(),
        row.createdAt(),
        row.confirmedAt(),
        row.endedAt());
  }
}

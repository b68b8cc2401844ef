package cn.shenhe.portal.training.contest;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.person.Pseudonyms;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Contests as everybody sees them: rules, boards, winners, and what the draw can be checked by. */
@Stateless
public class Contests {

  @Inject ContestRepository contests;
  @Inject ContestNow now;
  @Inject Pseudonyms pseudonyms;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  @Inject
  @ConfigProperty(name = "portal.contest.keep-days", defaultValue = "90")
  int keepDays;

  @PermitAll
  public Optional<ContestRow> ofCampaign(String campaign) {
    return contests.ofCampaign(campaign).map(Contest::row);
  }

  /**
   * @throws UnknownContest when there is none
   */
  @PermitAll
  public ContestRow row(String id) {
    return now.of(id).row();
  }

  /** Those one can enter now, the latest first. */
  @PermitAll
  public List<ContestRow> open() {
    return contests.latest().stream()
        .filter(contest -> contest.state() == ContestState.OPEN)
        .map(Contest::row)
        .toList();
  }

  /**
   * As they were at most five seconds ago.
   *
   * @throws UnknownContest when there is none
   */
  @PermitAll
  public ContestBoards boards(String id) {
    return now.boards(id);
  }

  /** By prize, names masked; empty before the draw. */
  @PermitAll
  public List<Winner> winners(String id) {
    return contests.winners(now.of(id).id(), false);
  }

  /**
   * The list of lots as its hash was taken.
   *
   * @throws UnknownContest when there is none, or it is not drawn
   */
  @PermitAll
  public String lots(String id) {
    ContestNow.Seen seen = now.of(id);
    if (seen.row().state() != ContestState.DRAWN) {
      throw new UnknownContest();
    }
    return Lottery.list(contests.lots(seen.id(), seen.row().rules().least()));
  }

  /** With what winners show to claim their prize. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public List<Winner> claims(String id) {
    acts.fire(new TrainingAct("contest.claims-read", id, ""));
    return contests.winners(now.of(id).id(), true);
  }

  /**
   * Whose prize a telephone number won: who claims it shows that this telephone is theirs, which
   * nobody had to when entering.
   *
   * @param phone as the officer types it
   * @return empty when nobody entered with this number, or without winning
   * @throws ContestRefused when it is no mobile number
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public Optional<Winner> winnerOf(String id, String phone) {
    String key = pseudonyms.of(ContestEntry.person(phone));
    Optional<Winner> winner = contests.winner(now.of(id).id(), key);
    String prize = winner.map(won -> String.valueOf(won.prize())).orElse("");
    acts.fire(new TrainingAct("contest.claim-checked", id, prize));
    return winner;
  }

  /** Takes a unit's name off the board, because it is none; its entrants stay without one. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void removeUnit(String id, String unit) {
    int rows = contests.removeUnit(now.of(id).id(), unit == null ? "" : unit.strip());
    acts.fire(new TrainingAct("contest.unit-removed", id, String.valueOf(rows)));
  }

  /** Forgets who took part in contests that ended long ago. */
  @RolesAllowed("SYSTEM")
  public void purge() {
    for (Contest contest : contests.toPurge(clock.instant().minus(Duration.ofDays(keepDays)))) {
      contests.forgetEntrants(contest.id());
      contest.purge(clock.instant());
    }
  }
}

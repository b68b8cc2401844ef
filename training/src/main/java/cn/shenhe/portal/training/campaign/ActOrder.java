package cn.shenhe.portal.training.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An act as its effect gets it.
 *
 * @param act public id of the act
 * @param now the moment it is done
 * @param acts all acts of the campaign by their times
 */
public record ActOrder(
    CampaignRow campaign,
    String act,
    String title,
    String parameter,
    Instant now,
    List<ActRow> acts) {

  public ActOrder {
    acts = List.copyOf(acts);
  }

  /** When the next act of a kind is due that has not been done; empty without one. */
  public Optional<Instant> next(ActKind kind) {
    return acts.stream()
        .filter(act -> act.kind() == kind && act.state() == ActState.WAITING)
        .map(ActRow::dueAt)
        .findFirst();
  }
}

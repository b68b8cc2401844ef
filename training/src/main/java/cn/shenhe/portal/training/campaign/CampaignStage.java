package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One act of a campaign: its effect and its line in the ledger are one transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CampaignStage {

  @Inject CampaignRepository campaigns;
  @Inject ActEffects effects;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;
  @Inject Event<CampaignReported> reports;

  /**
   * Does an act, or leaves it out when it was missed by more than its grace. Done already, it stays
   * as it is; while an earlier act of its campaign is still to be done, or the campaign is paused,
   * it waits.
   *
   * @param now true when an officer wants it at once, whatever the clock says
   * @throws UnknownCampaign when there is none
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public void perform(String actId, boolean now) {
    CampaignAct act = campaigns.lockAct(actId).orElseThrow(() -> new UnknownCampaign(actId));
    Instant moment = clock.instant();
    if (act.state() != ActState.WAITING
        || !now && !act.campaign().runs()
        || !now && act.campaign().acts().stream().anyMatch(other -> other.holdsUp(act))) {
      return;
    }
    CampaignAct.Verdict verdict = now ? CampaignAct.Verdict.DO : act.verdict(moment);
    switch (verdict) {
      case WAIT -> {}
      case LEAVE_OUT -> {
        act.leaveOut(moment);
        acts.fire(new TrainingAct("campaign.act-left-out", actId, act.title()));
      }
      case DO -> {
        if (!now && waits(act, moment)) {
          return;
        }
        if (act.perform(moment, effect(act, moment))) {
          act.took(Duration.between(moment, clock.instant()).toMillis());
          told(act);
          acts.fire(new TrainingAct("campaign.act-done", actId, act.title()));
        }
      }
    }
  }

  /**
   * Does at once what was left out or given up; both ends stay in the ledger.
   *
   * @throws CampaignRefused when it was neither
   * @throws UnknownCampaign when there is none
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void performAgain(String actId) {
    CampaignAct act = campaigns.lockAct(actId).orElseThrow(() -> new UnknownCampaign(actId));
    Instant moment = clock.instant();
    act.performAgain(moment, act.canBeDoneAgain() ? effect(act, moment) : "");
    act.took(Duration.between(moment, clock.instant()).toMillis());
    told(act);
    acts.fire(new TrainingAct("campaign.act-done-again", actId, act.title()));
  }

  private void told(CampaignAct act) {
    boolean last = act.kind() == ActKind.REPORT || act.kind() == ActKind.REPORTS_CLOSE;
    if (last && act.campaign().settled()) {
      reports.fire(new CampaignReported(act.campaign().publicId()));
    }
  }

  private String effect(CampaignAct act, Instant moment) {
    if (act.kind() == ActKind.FEATURE) {
      return Integer.toString(effects.publishReviewed(act.parameter()));
    }
    return act.kind().ofCampaign() ? "" : effects.of(act.kind()).perform(act.order(moment));
  }

  private boolean waits(CampaignAct act, Instant moment) {
    Optional<ActWait> wait =
        act.kind().ofCampaign()
            ? Optional.empty()
            : effects.of(act.kind()).waits(act.order(moment));
    wait.ifPresent(act::waitFor);
    return wait.isPresent();
  }

  /** Writes down that a try went wrong. */
  @RolesAllowed("SYSTEM")
  public void failed(String actId, String reason) {
    campaigns.lockAct(actId).ifPresent(act -> act.failed(reason, clock.instant()));
  }
}

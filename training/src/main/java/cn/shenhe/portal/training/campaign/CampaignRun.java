package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.training.TrainingRefusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Does the acts whose time has come, each in a transaction of its own, in their order. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CampaignRun {

  private static final Logger LOG = Logger.getLogger(CampaignRun.class.getName());
  private static final int AT_ONCE = 200;

  @Inject CampaignRepository campaigns;
  @Inject CampaignStage stage;
  @Inject InstantSource clock;

  /** Called every few seconds; what another node did meanwhile is not done again. */
  @RolesAllowed("SYSTEM")
  public void runDue() {
    List<String> due = campaigns.due(clock.instant(), AT_ONCE);
    for (String act : due) {
      try {
        stage.perform(act, false);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "act of a campaign failed: " + act, e);
        String reason =
            e instanceof TrainingRefusal refusal
                ? ActProblem.line(refusal)
                : e.getClass().getSimpleName();
        stage.failed(act, reason);
      }
    }
  }
}

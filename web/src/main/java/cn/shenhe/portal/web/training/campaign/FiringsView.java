package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.campaign.CampaignPlanning;
import cn.shenhe.portal.training.campaign.PlannedAct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Everything campaigns are going to do in three years. */
@Named
@RequestScoped
public class FiringsView {

  private static final int YEARS = 3;

  @Inject CampaignPlanning planning;

  private List<PlannedAct> firings = List.of();

  public void load() {
    firings = planning.firings(YEARS);
  }

  /** By time. */
  public List<PlannedAct> getFirings() {
    return firings;
  }
}

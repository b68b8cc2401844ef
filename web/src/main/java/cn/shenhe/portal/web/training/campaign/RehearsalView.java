package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.campaign.CampaignPlanning;
import cn.shenhe.portal.training.campaign.RehearsedAct;
import cn.shenhe.portal.training.campaign.UnknownCampaign;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.omnifaces.util.Faces;

/** What would come of a campaign's acts; nothing happens. */
@Named
@RequestScoped
public class RehearsalView {

  @Inject CampaignPlanning planning;
  @Inject CampaignFormat format;

  private String id;
  private List<RehearsedAct> acts = List.of();

  public void load() throws IOException {
    if (id == null) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
      return;
    }
    try {
      acts = planning.rehearse(id);
    } catch (UnknownCampaign e) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, e.code());
    }
  }

  public List<RehearsedAct> getActs() {
    return acts;
  }

  /** In words: what would come of it, or what keeps it from being done. */
  public String words(RehearsedAct act) {
    return act.refusal() == null
        ? format.outcome(act.act().kind(), act.outcome())
        : format.problem(act.refusal());
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}

package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.CampaignState;
import cn.shenhe.portal.training.campaign.Campaigns;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Who took part in a campaign: public once it is closed, to officers at any time. Counted from what
 * is there until the campaign's report is written and the units' reports are closed; from then on
 * the figures are those of that moment, with the reports of units that are accepted in time; only
 * an officer's wish counts all of them anew.
 */
@Stateless
@DeclareRoles({"EDITOR", "ADMINISTRATOR"})
public class Participation {

  @Resource SessionContext session;
  @Inject Campaigns campaigns;
  @Inject ParticipationCount counting;
  @Inject FrozenFiguresRepository frozen;
  @Inject Event<TrainingAct> acts;

  /** Whether the figures are open to everybody. */
  @PermitAll
  public boolean open(String campaign) {
    return campaigns.row(campaign).state() == CampaignState.CLOSED;
  }

  /**
   * Those the report kept, or else those of now.
   *
   * @throws cn.shenhe.portal.training.campaign.UnknownCampaign when there is none
   * @throws ActivityRefused to the public before the campaign is closed
   */
  @PermitAll
  public Figures figures(String campaign) {
    CampaignRow row = campaigns.row(campaign);
    boolean staff = session.isCallerInRole("EDITOR") || session.isCallerInRole("ADMINISTRATOR");
    if (row.state() != CampaignState.CLOSED && !staff) {
      throw new ActivityRefused("activity.results.early");
    }
    Optional<FrozenFigures> kept = frozen.of(campaign);
    return kept.isPresent() ? kept.get().figures(row) : counting.count(row);
  }

  /**
   * Counts anew what the report kept, or keeps what a report of old did not; the log of acts says
   * who did.
   *
   * @throws ActivityRefused while the campaign is not closed
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void rebuild(String campaign) {
    CampaignRow row = campaigns.row(campaign);
    if (row.state() != CampaignState.CLOSED) {
      throw new ActivityRefused("activity.results.unfrozen");
    }
    Figures figures = counting.count(row);
    Optional<FrozenFigures> kept = frozen.of(campaign);
    acts.fire(
        new TrainingAct(
            "campaign.figures-rebuilt", campaign, kept.map(k -> k.at().toString()).orElse("")));
    kept.ifPresentOrElse(k -> k.keep(figures), () -> frozen.add(new FrozenFigures(figures)));
  }
}

package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.training.TrainingAct;
import cn.shenhe.portal.training.TrainingRefusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What officers look at and change before acts happen: previews, rehearsals, the acts themselves.
 */
@Stateless
@RolesAllowed({"EDITOR", "ADMINISTRATOR"})
public class CampaignPlanning {

  private static final int MOST_YEARS = 3;

  @Inject CampaignRepository campaigns;
  @Inject ActEffects effects;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> events;

  /**
   * What the campaign of an observance and a year would be; makes nothing.
   *
   * @throws UnknownCampaign when there is no such observance
   */
  public CampaignPreview preview(String observanceCode, int year) {
    Observance observance =
        campaigns
            .observance(observanceCode == null ? "" : observanceCode)
            .orElseThrow(() -> new UnknownCampaign(observanceCode));
    List<PlannedAct> acts = planned(observance, year);
    return new CampaignPreview(
        observance.day(year),
        campaigns.of(observance, year).isPresent(),
        acts,
        acts.stream().flatMap(this::problem).toList());
  }

  /** What keeps an act from being done as it is planned. */
  private Stream<ActProblem> problem(PlannedAct act) {
    try {
      effects.check(act.kind(), act.parameter());
      return Stream.empty();
    } catch (TrainingRefusal e) {
      return Stream.of(new ActProblem(act.title(), ActProblem.line(e)));
    }
  }

  /** What the template says for a year; empty while its days are not announced. */
  private List<PlannedAct> planned(Observance observance, int year) {
    return observance
        .in(year)
        .map(
            span ->
                effects.planned(observance.code(), span).stream()
                    .map(
                        plan ->
                            new PlannedAct(
                                null,
                                year + "年" + observance.name(),
                                plan.phase(),
                                plan.kind(),
                                plan.title(),
                                plan.parameter(),
                                ActTime.of(plan.when(), span),
                                plan.graceHours()))
                    .sorted(Comparator.comparing(PlannedAct::dueAt))
                    .toList())
        .orElse(List.of());
  }

  /**
   * Everything that is to happen from now on in this year and the next ones, by time: acts of
   * campaigns that are made, and what templates say for those that are not. At most 2,000.
   *
   * @param years 1 to 3
   */
  public List<PlannedAct> firings(int years) {
    Instant now = clock.instant();
    int first = LocalDate.ofInstant(now, ActTime.BEIJING).getYear();
    List<PlannedAct> firings = new ArrayList<>(campaigns.waiting());
    for (Observance observance : campaigns.observances()) {
      for (int year = first; year < first + Math.min(years, MOST_YEARS); year++) {
        if (campaigns.of(observance, year).isEmpty()) {
          planned(observance, year).stream()
              .filter(act -> act.dueAt().isAfter(now))
              .forEach(firings::add);
        }
      }
    }
    firings.sort(Comparator.comparing(PlannedAct::dueAt));
    return firings;
  }

  /**
   * What would come of every act that waits, were it done now. Nothing happens.
   *
   * @throws UnknownCampaign when there is no such campaign
   */
  public List<RehearsedAct> rehearse(String campaignId) {
    Instant now = clock.instant();
    return find(campaignId).acts().stream()
        .filter(act -> act.state() == ActState.WAITING)
        .map(act -> rehearsed(act, now))
        .toList();
  }

  private RehearsedAct rehearsed(CampaignAct act, Instant now) {
    String fate = act.verdict(now).name();
    try {
      return new RehearsedAct(act.row(), fate, effects.rehearse(act.kind(), act.order(now)), null);
    } catch (TrainingRefusal e) {
      return new RehearsedAct(act.row(), fate, "", ActProblem.line(e));
    }
  }

  /**
   * @throws UnknownCampaign when there is no such act
   */
  public ActRow act(String actId) {
    return campaigns
        .act(actId == null ? "" : actId)
        .orElseThrow(() -> new UnknownCampaign(actId))
        .row();
  }

  /**
   * Writes an act anew.
   *
   * @throws CampaignRefused when it is over, or cannot obey its parameter
   */
  public void revise(String actId, ActDraft draft) {
    effects.check(draft.kind(), draft.parameter());
    CampaignAct act = campaigns.lockAct(actId).orElseThrow(() -> new UnknownCampaign(actId));
    ActKind before = act.kind();
    act.campaign().revise(act, draft);
    replanned(act, before);
    replanned(act, draft.kind());
    events.fire(new TrainingAct("campaign.act-revised", actId, draft.title()));
  }

  /**
   * Adds an act to a campaign.
   *
   * @throws CampaignRefused when it cannot obey its parameter
   */
  public void add(String campaignId, ActDraft draft) {
    effects.check(draft.kind(), draft.parameter());
    CampaignAct act = find(campaignId).add(draft);
    replanned(act, draft.kind());
    events.fire(new TrainingAct("campaign.act-added", act.publicId(), draft.title()));
  }

  /**
   * Takes back an act that is not done.
   *
   * @throws CampaignRefused when it is over
   */
  public void remove(String actId) {
    CampaignAct act = campaigns.lockAct(actId).orElseThrow(() -> new UnknownCampaign(actId));
    act.campaign().remove(act);
    replanned(act, act.kind());
    events.fire(new TrainingAct("campaign.act-removed", actId, act.title()));
  }

  /**
   * Gives a campaign another name or theme.
   *
   * @throws CampaignRefused when the name is missing, or it is over
   */
  public void describe(String campaignId, String title, String theme) {
    find(campaignId).describe(title, theme);
    events.fire(new TrainingAct("campaign.described", campaignId, title));
  }

  /**
   * The days announced for a campaign when they are others than its own; empty when it has them, or
   * is over.
   *
   * @throws UnknownCampaign when there is none
   */
  public Optional<DateSpan> otherDays(String campaignId) {
    return find(campaignId).otherDaysAnnounced();
  }

  /** The campaign of an observance and a year whose days are others than those announced. */
  public Optional<String> withOtherDays(String observanceCode, int year) {
    return campaigns
        .observance(observanceCode == null ? "" : observanceCode)
        .flatMap(observance -> campaigns.of(observance, year))
        .filter(campaign -> campaign.otherDaysAnnounced().isPresent())
        .map(Campaign::publicId);
  }

  /**
   * Moves a campaign and what still waits of it to the days announced. What is done stays.
   *
   * @return how many acts are due at another time now
   * @throws CampaignRefused when it is over
   */
  public int moveToAnnounced(String campaignId) {
    Campaign campaign =
        campaigns
            .lock(campaignId == null ? "" : campaignId)
            .orElseThrow(() -> new UnknownCampaign(campaignId));
    DateSpan before = campaign.span();
    List<CampaignAct> moved = campaign.otherDaysAnnounced().map(campaign::moveTo).orElse(List.of());
    rewrite(campaign, before);
    moved.forEach(act -> replanned(act, act.kind()));
    events.fire(
        new TrainingAct(
            "campaign.moved", campaignId, campaign.span().first() + "~" + campaign.span().last()));
    return moved.size();
  }

  /** What the template wrote for the days before, it writes for those of now; else it stays. */
  private void rewrite(Campaign campaign, DateSpan before) {
    if (before.equals(campaign.span())) {
      return;
    }
    String observance = campaign.observanceCode();
    Map<String, String> old = new HashMap<>();
    effects.planned(observance, before).forEach(plan -> old.put(plan.code(), plan.parameter()));
    for (ActPlan plan : effects.planned(observance, campaign.span())) {
      campaign.acts().stream()
          .filter(act -> act.state() == ActState.WAITING)
          .filter(act -> plan.code().equals(act.row().code()))
          .filter(act -> act.parameter().equals(old.get(plan.code())))
          .forEach(act -> act.rewrite(plan.parameter()));
    }
  }

  /** Tells who does acts of a kind that their times are others now. */
  private void replanned(CampaignAct act, ActKind kind) {
    if (!kind.ofCampaign()) {
      effects.of(kind).replanned(act.order(clock.instant()));
    }
  }

  private Campaign find(String id) {
    return campaigns.find(id == null ? "" : id).orElseThrow(() -> new UnknownCampaign(id));
  }
}

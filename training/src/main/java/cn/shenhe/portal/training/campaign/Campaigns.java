package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Campaigns as officers make them and everybody sees them. */
@Stateless
public class Campaigns {

  private static final int DEMO_POSITION = 99;
  private static final int DEMO_DAYS = 13;

  private static final Set<ActKind> FOR_EVERYBODY =
      EnumSet.of(
          ActKind.MATERIALS,
          ActKind.ACTIVITIES,
          ActKind.BASE_SESSIONS,
          ActKind.CONTEST_OPEN,
          ActKind.CONTEST_CLOSE,
          ActKind.CONTEST_DRAW);

  @Inject CampaignRepository campaigns;
  @Inject ActEffects effects;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  /** The latest first, at most 200. */
  @PermitAll
  public List<CampaignRow> all() {
    return campaigns.latest().stream().map(Campaign::row).toList();
  }

  /** Those with a line on the home page now, the latest first. */
  @PermitAll
  public List<CampaignRow> onHomePage() {
    return all().stream()
        .filter(row -> row.banner() != null && row.state() == CampaignState.RUNNING)
        .toList();
  }

  /**
   * @throws UnknownCampaign when there is none
   */
  @PermitAll
  public CampaignRow row(String id) {
    return find(id).row();
  }

  /**
   * What happens for the public and when: the opening, sign-up, contests, printed matter and days
   * of a theme of their own, by time.
   *
   * @throws UnknownCampaign when there is none
   */
  @PermitAll
  public List<ActRow> programme(String id) {
    List<ActRow> acts =
        find(id).acts().stream()
            .map(CampaignAct::row)
            .sorted(Comparator.comparing(ActRow::dueAt))
            .toList();
    Optional<ActRow> opening = acts.stream().filter(act -> isLine(act, "OPENING")).findFirst();
    return acts.stream()
        .filter(
            act ->
                FOR_EVERYBODY.contains(act.kind())
                    || opening.filter(act::equals).isPresent()
                    || isLine(act, "CONSULTATION") && !act.parameter().isBlank())
        .toList();
  }

  private static boolean isLine(ActRow act, String phase) {
    return act.kind() == ActKind.BANNER && act.phase().equals(phase);
  }

  /**
   * Where the theme of a campaign was announced; empty when it has none or one of its own.
   *
   * @throws UnknownCampaign when there is none
   */
  @PermitAll
  public Optional<String> themeSource(String id) {
    return find(id).themeSource();
  }

  /**
   * With its ledger.
   *
   * @throws UnknownCampaign when there is none
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public CampaignDetail detail(String id) {
    return find(id).detail();
  }

  /**
   * Makes the campaign of an observance and a year from its template. Acts whose time has passed
   * are caught up or left out by their own rule. A theme nobody knows the source of is left out.
   *
   * @param title blank for the observance's name with the year
   * @return public id
   * @throws CampaignRefused when it exists, or its days are not announced yet
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public String create(String observanceCode, int year, String title) {
    Observance observance =
        campaigns.observance(observanceCode).orElseThrow(() -> new UnknownCampaign(observanceCode));
    DateSpan span =
        observance.in(year).orElseThrow(() -> new CampaignRefused("campaign.no-days", year));
    if (campaigns.of(observance, year).isPresent()) {
      throw new CampaignRefused("campaign.exists", observance.name(), String.valueOf(year));
    }
    String theme =
        observance
            .announced(year)
            .filter(ObservanceYear::confirmed)
            .map(ObservanceYear::theme)
            .orElse(null);
    Campaign campaign =
        new Campaign(
            observance,
            span,
            title == null || title.isBlank() ? year + "年" + observance.name() : title.strip(),
            theme == null ? "" : theme,
            clock.instant());
    effects.planned(observanceCode, span).forEach(campaign::plan);
    campaigns.add(campaign);
    acts.fire(new TrainingAct("campaign.created", campaign.publicId(), campaign.title()));
    return campaign.publicId();
  }

  /** The demonstration: the campaign that is held today, or the next one. */
  @RolesAllowed("SYSTEM")
  public void createDemo() {
    if (!campaigns.latest().isEmpty()) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ActTime.BEIJING);
    createDemoWeeks(today);
    campaigns.observances().stream()
        .filter(observance -> observance.on(today))
        .forEach(observance -> create(observance.code(), today.getYear(), ""));
  }

  /** Whatever the day, there is a campaign with a contest to look at. */
  private void createDemoWeeks(LocalDate today) {
    Observance weeks =
        new Observance(
            "demo-weeks", "安全知识宣传周（演示）", "entered", "演示数据，不是真实的活动", "DEMO", DEMO_POSITION);
    LocalDate last = LocalDate.of(today.getYear(), 12, 31);
    LocalDate end = today.plusDays(DEMO_DAYS);
    weeks.announce(
        today.getYear(),
        new DateSpan(today, end.isAfter(last) ? last : end),
        "人人学一点，家家会一招（演示）",
        "演示数据",
        "DEMO");
    campaigns.add(weeks);
  }

  /** Stops the acts until {@link #resume}. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void pause(String id) {
    find(id).pause();
    acts.fire(new TrainingAct("campaign.paused", id, ""));
  }

  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void resume(String id) {
    find(id).resume();
    acts.fire(new TrainingAct("campaign.resumed", id, ""));
  }

  private Campaign find(String id) {
    return campaigns.find(id == null ? "" : id).orElseThrow(() -> new UnknownCampaign(id));
  }
}

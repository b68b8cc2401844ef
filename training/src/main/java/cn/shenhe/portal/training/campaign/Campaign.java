package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One observance in one year, as the district holds it. Made from a template, it changes by its
 * acts alone: each act is done at most once, in the order of their times.
 */
@Entity
@Table(name = "campaign")
class Campaign {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "observance_id")
  private Observance observance;

  @Column(name = "for_year")
  private int forYear;

  private String title;
  private String theme;

  @Column(name = "first_day")
  private LocalDate firstDay;

  @Column(name = "last_day")
  private LocalDate lastDay;

  @Enumerated(EnumType.STRING)
  private CampaignState state;

  private String banner;
  private String featured;

  @Column(name = "materials_open")
  private boolean materialsOpen;

  private String report;

  @Column(name = "created_at")
  private Instant createdAt;

  @OneToMany(mappedBy = "campaign", cascade = CascadeType.ALL, fetch = FetchType.LAZY)
  @OrderBy("dueAt, id")
  private List<CampaignAct> acts = new ArrayList<>();

  @Version private int version;

  protected Campaign() {}

  Campaign(Observance observance, DateSpan span, String title, String theme, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.observance = observance;
    this.forYear = span.first().getYear();
    this.title = title;
    this.theme = theme;
    this.firstDay = span.first();
    this.lastDay = span.last();
    this.state = CampaignState.PLANNED;
    this.featured = "";
    this.createdAt = now;
  }

  void plan(ActPlan plan) {
    acts.add(new CampaignAct(this, plan, ActTime.of(plan.when(), span())));
  }

  /** Does what the act says; returns a line for the history. */
  String perform(CampaignAct act, Instant now) {
    if (state == CampaignState.PLANNED) {
      state = CampaignState.RUNNING;
    }
    switch (act.kind()) {
      case FEATURE -> featured = act.parameter();
      case BANNER -> banner = act.parameter().isBlank() ? line() : act.parameter();
      case MATERIALS -> materialsOpen = true;
      case CLOSE -> {
        banner = null;
        state = CampaignState.CLOSED;
      }
      case REPORT -> report = history(now);
    }
    return switch (act.kind()) {
      case FEATURE -> String.valueOf(slugs().size());
      case BANNER -> banner;
      default -> "";
    };
  }

  private String line() {
    return theme.isBlank() ? title : title + "：" + theme;
  }

  private String history(Instant now) {
    StringBuilder text = new StringBuilder();
    for (CampaignAct act : acts) {
      if (act.state() != ActState.WAITING) {
        text.append(act.doneAt() == null ? now : act.doneAt())
            .append('\t')
            .append(act.state())
            .append('\t')
            .append(act.title())
            .append('\n');
      }
    }
    return text.toString();
  }

  void pause() {
    if (state != CampaignState.PLANNED && state != CampaignState.RUNNING) {
      throw new CampaignRefused("campaign.state", state);
    }
    state = CampaignState.PAUSED;
  }

  void resume() {
    if (state != CampaignState.PAUSED) {
      throw new CampaignRefused("campaign.state", state);
    }
    boolean begun = acts.stream().anyMatch(act -> act.state() == ActState.DONE);
    state = begun ? CampaignState.RUNNING : CampaignState.PLANNED;
  }

  /** Whether its acts are done by themselves; the report is still written after the end. */
  boolean runs() {
    return state != CampaignState.PAUSED;
  }

  DateSpan span() {
    return new DateSpan(firstDay, lastDay);
  }

  List<String> slugs() {
    return featured.isBlank() ? List.of() : List.of(featured.split(","));
  }

  List<CampaignAct> acts() {
    return acts;
  }

  String publicId() {
    return publicId;
  }

  String title() {
    return title;
  }

  CampaignRow row() {
    return new CampaignRow(
        publicId,
        observance.code(),
        observance.name(),
        forYear,
        title,
        theme,
        firstDay,
        lastDay,
        state,
        banner,
        slugs(),
        materialsOpen);
  }

  CampaignDetail detail() {
    return new CampaignDetail(
        row(),
        report == null ? List.of() : report.lines().toList(),
        acts.stream().map(CampaignAct::row).toList());
  }
}

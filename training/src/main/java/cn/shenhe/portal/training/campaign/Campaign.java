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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One observance in one year, as the district holds it. Made from a template, it changes by its
 * acts alone: each act is done at most once, in the order of their times.
 */
@Entity
@Table(name = "campaign")
class Campaign {

  static final int MOST_ACTS = 200;

  /** As the templates have it. */
  private static final Duration DRAW_AFTER_CLOSING = Duration.ofHours(1);

  /** Before the name of a collection, so that it is not taken for a lesson's. */
  static final String COLLECTION = "collection:";

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

  @Column(name = "drill_note")
  private String drillNote;

  private String report;

  @Column(name = "report_note")
  private String reportNote;

  @Column(name = "reports_closed")
  private boolean reportsClosed;

  @Column(name = "last_act_at")
  private Instant lastActAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @OneToMany(
      mappedBy = "campaign",
      cascade = CascadeType.ALL,
      orphanRemoval = true,
      fetch = FetchType.LAZY)
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
    findLastAct();
  }

  /**
   * Adds an act of the officer's own.
   *
   * @throws CampaignRefused when there are {@value #MOST_ACTS} already
   */
  CampaignAct add(ActDraft draft) {
    if (acts.size() >= MOST_ACTS) {
      throw new CampaignRefused("campaign.acts-most", MOST_ACTS);
    }
    CampaignAct act = new CampaignAct(this, "own-" + PublicId.fresh().value(), draft);
    acts.add(act);
    drawAfterClosing();
    findLastAct();
    return act;
  }

  /**
   * Writes an act anew.
   *
   * @throws CampaignRefused when it is over
   */
  void revise(CampaignAct act, ActDraft draft) {
    act.revise(draft);
    drawAfterClosing();
    findLastAct();
  }

  /**
   * Moves it to other days, with every act that waits: those at their template's time get its time
   * in the new days, those an officer wrote or moved keep their distance from the first day.
   *
   * @return the acts that are due at another time now
   * @throws CampaignRefused when it is over
   */
  List<CampaignAct> moveTo(DateSpan days) {
    if (state == CampaignState.CLOSED) {
      throw new CampaignRefused("campaign.state", state);
    }
    DateSpan before = span();
    List<CampaignAct> moved = new ArrayList<>();
    for (CampaignAct act : acts) {
      Instant due = dueIn(act, before, days);
      if (act.state() == ActState.WAITING && !due.equals(act.dueAt())) {
        act.move(due);
        moved.add(act);
      }
    }
    firstDay = days.first();
    lastDay = days.last();
    drawAfterClosing();
    findLastAct();
    return moved;
  }

  private Instant dueIn(CampaignAct act, DateSpan before, DateSpan days) {
    return CampaignTemplate.of(observance.code()).stream()
        .filter(plan -> plan.code().equals(act.row().code()))
        .filter(plan -> ActTime.of(plan.when(), before).equals(act.dueAt()))
        .findFirst()
        .map(plan -> ActTime.of(plan.when(), days))
        .orElseGet(
            () ->
                act.dueAt()
                    .plus(Duration.ofDays(ChronoUnit.DAYS.between(before.first(), days.first()))));
  }

  /** The days announced for its year when they are not its own; empty once it is over. */
  Optional<DateSpan> otherDaysAnnounced() {
    return state == CampaignState.CLOSED
        ? Optional.empty()
        : observance.in(forYear).filter(days -> !days.equals(span()));
  }

  /** A draw that would come before the contest is closed is moved behind it. */
  private void drawAfterClosing() {
    waiting(ActKind.CONTEST_CLOSE)
        .map(CampaignAct::dueAt)
        .max(Comparator.naturalOrder())
        .ifPresent(
            closing ->
                waiting(ActKind.CONTEST_DRAW)
                    .filter(draw -> !draw.dueAt().isAfter(closing))
                    .forEach(draw -> draw.move(closing.plus(DRAW_AFTER_CLOSING))));
  }

  private Stream<CampaignAct> waiting(ActKind kind) {
    return acts.stream().filter(act -> act.kind() == kind && act.state() == ActState.WAITING);
  }

  /**
   * Takes back an act that is not done.
   *
   * @throws CampaignRefused when it is over: the ledger forgets nothing
   */
  void remove(CampaignAct act) {
    if (act.state() != ActState.WAITING) {
      throw new CampaignRefused("campaign.act-over");
    }
    acts.remove(act);
    findLastAct();
  }

  private void findLastAct() {
    lastActAt = lastDue(acts.stream()).orElse(null);
  }

  /** Reports apart, which come when all is over. */
  private static Optional<Instant> lastDue(Stream<CampaignAct> some) {
    return some.filter(act -> act.kind() != ActKind.REPORT && act.kind() != ActKind.REPORTS_CLOSE)
        .map(CampaignAct::dueAt)
        .max(Comparator.naturalOrder());
  }

  /** After its last day and its last act; once closed, after what still waits then. */
  private Instant end() {
    Instant days = lastDay.plusDays(1).atStartOfDay(ActTime.BEIJING).toInstant();
    boolean byActs =
        lastActAt != null && (state == CampaignState.CLOSED || lastActAt.isAfter(days));
    return byActs ? lastActAt : days;
  }

  /** Does what the act says; returns a line for the history. */
  String perform(CampaignAct act, String effect, Instant now) {
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
        lastActAt =
            lastDue(acts.stream().filter(a -> a != act && a.state() == ActState.WAITING))
                .orElse(now);
      }
      case REPORT -> report = history(now);
      case DRILL -> drillNote = act.parameter();
      case REPORTS_INVITE -> {
        reportNote = act.parameter();
        reportsClosed = false;
      }
      case REPORTS_CLOSE -> {
        reportNote = null;
        reportsClosed = true;
      }
      default -> {
        // Done by its effect.
      }
    }
    return switch (act.kind()) {
      case FEATURE -> slugs().size() + "||" + (effect == null ? "" : effect) + besides();
      case BANNER -> banner;
      default -> effect == null ? "" : effect;
    };
  }

  /** Collections put first as well, for the outcome; nothing without one. */
  private String besides() {
    int number = collections(featured).size();
    return number == 0 ? "" : "|" + number;
  }

  private String line() {
    return line(title, theme);
  }

  static String line(String title, String theme) {
    return theme.isBlank() ? title : title + "：" + theme;
  }

  private String history(Instant now) {
    return acts.stream()
        .filter(act -> act.state() != ActState.WAITING)
        .map(act -> ReportLine.write(act.row(), now))
        .collect(Collectors.joining("\n"));
  }

  /**
   * Names it anew; what hangs on the home page follows.
   *
   * @throws CampaignRefused when the name is missing or too long, or it is over
   */
  void describe(String newTitle, String newTheme) {
    String named = newTitle == null ? "" : newTitle.strip();
    String about = newTheme == null ? "" : newTheme.strip();
    if (named.isEmpty() || named.length() > 120 || about.length() > 200) {
      throw new CampaignRefused("campaign.name");
    }
    if (state == CampaignState.CLOSED) {
      throw new CampaignRefused("campaign.state", state);
    }
    boolean ownLine = line().equals(banner);
    title = named;
    theme = about;
    if (ownLine) {
      banner = line();
    }
  }

  /** Whether its report is written and the end of the units' reports does not wait any more. */
  boolean settled() {
    return report != null && waiting(ActKind.REPORTS_CLOSE).findAny().isEmpty();
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

  Optional<String> themeSource() {
    return observance
        .announced(forYear)
        .filter(year -> year.confirmed() && !theme.isBlank() && theme.equals(year.theme()))
        .map(ObservanceYear::source);
  }

  DateSpan span() {
    return new DateSpan(firstDay, lastDay);
  }

  List<String> slugs() {
    return slugs(featured);
  }

  /** The lessons that the parameter of a {@link ActKind#FEATURE} names, in its order. */
  static List<String> slugs(String parameter) {
    return named(parameter).stream().filter(name -> !name.startsWith(COLLECTION)).toList();
  }

  /** The collections that it names, likewise. */
  static List<String> collections(String parameter) {
    return named(parameter).stream()
        .filter(name -> name.startsWith(COLLECTION))
        .map(name -> name.substring(COLLECTION.length()))
        .toList();
  }

  /** Both together. */
  static List<String> named(String parameter) {
    return Stream.of(parameter.split("[,，]"))
        .map(String::strip)
        .filter(slug -> !slug.isEmpty())
        .toList();
  }

  String observanceCode() {
    return observance.code();
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
        end(),
        state,
        banner,
        slugs(),
        collections(featured),
        materialsOpen,
        drillNote,
        reportNote,
        reportsClosed);
  }

  CampaignDetail detail() {
    return new CampaignDetail(
        row(),
        report == null ? List.of() : report.lines().map(ReportLine::read).toList(),
        acts.stream().map(CampaignAct::row).toList());
  }
}

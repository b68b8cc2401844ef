package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.paper.BlueprintAuthoring;
import cn.shenhe.portal.exambank.paper.BlueprintRow;
import cn.shenhe.portal.exambank.sitting.CandidateRow;
import cn.shenhe.portal.exambank.sitting.ExamEnrolling;
import cn.shenhe.portal.exambank.sitting.ExamSessionState;
import cn.shenhe.portal.exambank.sitting.ExamSessions;
import cn.shenhe.portal.exambank.sitting.Invigilation;
import cn.shenhe.portal.exambank.sitting.SessionPlan;
import cn.shenhe.portal.exambank.sitting.SessionRow;
import cn.shenhe.portal.training.person.StaffAccounts;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;

/** Planning one session: times, places, who watches, papers, candidates. */
@Named("examSessionView")
@ViewScoped
public class SessionView implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @Inject transient ExamSessions sessions;
  @Inject transient ExamEnrolling enrolling;
  @Inject transient Invigilation invigilation;
  @Inject transient BlueprintAuthoring authoring;
  @Inject transient StaffAccounts accounts;
  @Inject transient Refusals refusals;
  @Inject transient InstantSource clock;

  private String id;
  private boolean cancelling;
  private String reason;
  private transient SessionRow row;
  private Integer minutes;
  private transient PlanForm form = new PlanForm();
  private transient List<CandidateRow> candidates = List.of();
  private transient List<StaffAccounts.AccountRow> staff = List.of();
  private List<String> watching = List.of();
  private final HashMap<String, String> extra = new HashMap<>();
  private transient Map<String, BlueprintRow> blueprints = Map.of();

  private void choices() {
    blueprints =
        authoring.list().stream()
            .filter(blueprint -> blueprint.published() > 0)
            .collect(Collectors.toMap(BlueprintRow::publicId, Function.identity()));
    staff = accounts.invigilators();
    form.put("capacity", "50");
    form.put("remote", "false");
  }

  public void load() {
    choices();
    if (id != null && row == null) {
      row = sessions.session(id);
      candidates = enrolling.candidates(id);
      minutes = sessions.minutes(id).orElse(null);
      form = PlanForm.of(row);
      watching = sessions.invigilators(id).stream().map(ExamSessions.Invigilator::person).toList();
    }
  }

  public String save() {
    return act(
        "session.saved",
        () -> {
          SessionPlan plan = form.plan(blueprints);
          if (id == null) {
            id = sessions.plan(plan);
          } else {
            sessions.revise(id, plan);
          }
        });
  }

  public String open() {
    return act("session.opened", () -> sessions.open(id));
  }

  public String cancel() {
    return act("session.cancelled", () -> sessions.cancel(id, reason));
  }

  public String prepare() {
    return act("session.prepared", () -> sessions.prepare(id));
  }

  public String appoint() {
    return act(
        "session.saved",
        () ->
            sessions.appoint(
                id,
                staff.stream()
                    .filter(account -> Set.copyOf(watching).contains(account.publicId()))
                    .map(a -> new ExamSessions.Invigilator(a.publicId(), a.displayName()))
                    .toList()));
  }

  public String extend() {
    return act(
        "session.extended",
        () ->
            invigilation.extendPlace(
                id, extra.get("candidate"), amount("percent"), amount("minutes"), why()));
  }

  private int amount(String field) {
    String given = extra.getOrDefault(field, "").strip();
    return given.isEmpty() ? 0 : given.matches("\\d{1,4}") ? Integer.parseInt(given) : -1;
  }

  private String why() {
    return extra.getOrDefault("reason", "").strip();
  }

  private String act(String done, Runnable act) {
    try {
      act.run();
      Messages.addFlashGlobalInfo(Texts.of("sitting", done));
      return "/staff/exam/session?faces-redirect=true&id=" + id;
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  /** Whether it is asked back before the session is cancelled. */
  public boolean isCancelling() {
    return cancelling;
  }

  public void setCancelling(boolean cancelling) {
    this.cancelling = cancelling;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  /** A session that was held is not cancelled any more. */
  public boolean isCancellable() {
    return row != null
        && (row.state() == ExamSessionState.DRAFT
            || row.state() == ExamSessionState.OPEN && !clock.instant().isAfter(row.endsAt()));
  }

  /** Minutes of the paper; null where no blueprint is published. */
  public Integer getMinutes() {
    return minutes;
  }

  /** The last moment to enter and still have the whole time. */
  public Instant getWholeUntil() {
    return row.endsAt().minus(Duration.ofMinutes(minutes));
  }

  /**
   * Day from which another rule holds than that under which the blueprint was published, where the
   * session opens on it or later; null otherwise.
   */
  public LocalDate getRuleChanges() {
    if (row == null || row.state() == ExamSessionState.CANCELLED) {
      return null;
    }
    LocalDate day = LocalDate.ofInstant(row.opensAt(), BEIJING);
    BlueprintRow blueprint = blueprints.get(row.blueprint());
    return !row.demo() && blueprint != null && blueprint.outdatedOn(day)
        ? blueprint.ruleChanges()
        : null;
  }

  /** The blueprint's name, and from when its rule is another. */
  public String label(BlueprintRow blueprint) {
    return blueprint.ruleChanges() == null
        ? blueprint.name()
        : Texts.of("sitting", "staff.blueprint.changes", blueprint.name(), blueprint.ruleChanges());
  }

  public SessionRow getRow() {
    return row;
  }

  public PlanForm getForm() {
    return form;
  }

  public List<CandidateRow> getCandidates() {
    return candidates;
  }

  /** Extra time for one candidate as typed: candidate, percent, minutes, reason. */
  public Map<String, String> getExtra() {
    return extra;
  }

  public List<StaffAccounts.AccountRow> getStaff() {
    return staff;
  }

  public List<String> getWatching() {
    return watching;
  }

  public void setWatching(List<String> watching) {
    this.watching = watching;
  }

  public List<BlueprintRow> getBlueprints() {
    return blueprints.values().stream()
        .sorted(java.util.Comparator.comparing(BlueprintRow::name))
        .toList();
  }
}

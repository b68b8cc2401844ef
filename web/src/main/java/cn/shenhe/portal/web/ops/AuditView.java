package cn.shenhe.portal.web.ops;

import cn.shenhe.portal.training.audit.AuditEntry;
import cn.shenhe.portal.training.audit.AuditFilter;
import cn.shenhe.portal.training.audit.AuditTrail;
import cn.shenhe.portal.training.audit.ChainReport;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.omnifaces.cdi.ViewScoped;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The administrator reads the audit log and has its chain checked. */
@Named
@ViewScoped
public class AuditView implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BEIJING);

  @Inject transient AuditTrail trail;

  private String actor;
  private String act;
  private String subject;
  private LocalDate from;
  private LocalDate until;
  private final Entries entries = new Entries();

  /** Asks the boundary for one page at a time. */
  public class Entries extends LazyDataModel<AuditEntry> {
    private static final long serialVersionUID = 1L;

    @Override
    public int count(Map<String, FilterMeta> filters) {
      return (int) trail.list(filter(), 0, 1).total();
    }

    @Override
    public List<AuditEntry> load(
        int first, int size, Map<String, SortMeta> sort, Map<String, FilterMeta> filters) {
      return trail.list(filter(), first, size).entries();
    }
  }

  /** What an act is called; its code when nobody gave it a name. */
  public String called(String code) {
    ResourceBundle names = ResourceBundle.getBundle("texts.act", Locale.CHINA);
    return names.containsKey(code) ? names.getString(code) : code;
  }

  private AuditFilter filter() {
    return new AuditFilter(
        actor, act, subject, startOf(from), until == null ? null : startOf(until.plusDays(1)));
  }

  private static Instant startOf(LocalDate day) {
    return day == null ? null : day.atStartOfDay(BEIJING).toInstant();
  }

  /** The filter goes into the address, so that a found list can be passed on. */
  public String find() {
    return "/staff/ops/audit.xhtml?faces-redirect=true&includeViewParams=true";
  }

  public void verify() {
    ChainReport report = trail.verify();
    FacesMessage message =
        report.whole()
            ? new FacesMessage(
                Texts.of("ops", "audit.verify.whole", report.entries(), report.head()))
            : new FacesMessage(
                FacesMessage.SEVERITY_ERROR,
                Texts.of("ops", "audit.verify.broken", report.brokenAt()),
                null);
    FacesContext.getCurrentInstance().addMessage(null, message);
  }

  /** Beijing time to the second. */
  public String shown(Instant moment) {
    return MOMENT.format(moment);
  }

  public Entries getEntries() {
    return entries;
  }

  public String getActor() {
    return actor;
  }

  public void setActor(String actor) {
    this.actor = actor;
  }

  public String getAct() {
    return act;
  }

  public void setAct(String act) {
    this.act = act;
  }

  public String getSubject() {
    return subject;
  }

  public void setSubject(String subject) {
    this.subject = subject;
  }

  public LocalDate getFrom() {
    return from;
  }

  public void setFrom(LocalDate from) {
    this.from = from;
  }

  public LocalDate getUntil() {
    return until;
  }

  public void setUntil(LocalDate until) {
    this.until = until;
  }
}

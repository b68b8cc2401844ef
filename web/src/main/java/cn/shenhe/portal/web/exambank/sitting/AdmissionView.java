package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.sitting.Candidacy;
import cn.shenhe.portal.exambank.sitting.ExamEnrolling;
import cn.shenhe.portal.exambank.sitting.ExamSessions;
import cn.shenhe.portal.exambank.sitting.MyExam;
import cn.shenhe.portal.exambank.sitting.SessionRow;
import cn.shenhe.portal.exambank.sitting.UnknownSitting;
import cn.shenhe.portal.web.shell.RefusalTexts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Before the exam: with {@code session} the enrolment, with {@code id} everything between the
 * enrolment and the door: slip, device check, pledge, entry. Its buttons post to {@link
 * ExamActsServlet}.
 */
@Named
@RequestScoped
public class AdmissionView {

  @Inject ExamEnrolling enrolling;
  @Inject ExamSessions sessions;
  @Inject Candidate candidate;
  @Inject RefusalTexts texts;
  @Inject FacesContext faces;

  @Inject
  @ConfigProperty(name = "portal.exam.grace", defaultValue = "PT2M")
  Duration grace;

  @Inject
  @ConfigProperty(name = "portal.exam.door", defaultValue = "PT30M")
  Duration door;

  private Integer minutes;
  private String id;
  private String session;
  private String refused;
  private MyExam exam;
  private SessionRow row;
  private BigDecimal hours;
  private String name;
  private String idNumber;
  private List<String> hindrances = List.of();

  public void load() throws IOException {
    try {
      if (id != null) {
        exam = enrolling.exam(id, candidate.person());
        row = exam.session();
        minutes = sessions.minutes(row.publicId()).orElse(null);
      } else {
        row = sessions.session(session);
        minutes = sessions.minutes(session).orElse(null);
        Candidacy wish = candidate.candidacy(session);
        hours = wish.hoursDone();
        name = wish.name();
        idNumber = candidate.idNumber();
        hindrances = enrolling.hindrances(session, wish).stream().map(this::text).toList();
      }
    } catch (UnknownSitting unknown) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
    if (refused != null && refused.matches("sitting\\.[a-z.-]{1,60}")) {
      faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text(refused), null));
    }
  }

  private String text(String code) {
    return texts.text(
        code, List.of(row == null ? "" : row.hoursRequired() + "", attempts(code), getHoursDone()));
  }

  private String attempts(String code) {
    return row != null && code.endsWith(".attempts")
        ? enrolling.attempts(row.publicId()).map(String::valueOf).orElse("")
        : "";
  }

  /** Minutes of the paper; null where no blueprint is published. */
  public Integer getMinutes() {
    return minutes;
  }

  /** The last moment to enter and still have the whole time. */
  public Instant getWholeUntil() {
    return row.endsAt().minus(Duration.ofMinutes(minutes));
  }

  /** How long before the bell the page may be opened. */
  public long getDoorMinutes() {
    return door.toMinutes();
  }

  /** Hours that count for the session; 0 where no programme of its category was taken up. */
  public String getHoursDone() {
    return hours == null ? "0" : hours.stripTrailingZeros().toPlainString();
  }

  /** Whether the candidate has to take up or go on with a programme first. */
  public boolean isShortOfHours() {
    return row != null
        && (row.categoryOnly() && hours == null
            || row.hoursRequired() != null
                && new BigDecimal(getHoursDone()).compareTo(BigDecimal.valueOf(row.hoursRequired()))
                    < 0);
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getSession() {
    return session;
  }

  public void setSession(String session) {
    this.session = session;
  }

  public String getRefused() {
    return refused;
  }

  public void setRefused(String refused) {
    this.refused = refused;
  }

  /** Minutes after the end in which answers written down before it are still taken. */
  public long getGraceMinutes() {
    return grace.toMinutes();
  }

  /** Of the account; the candidate puts the real one in its place. */
  public String getName() {
    return name;
  }

  /** Masked; empty when none is kept. */
  public String getIdNumber() {
    return idNumber;
  }

  public MyExam getExam() {
    return exam;
  }

  public SessionRow getRow() {
    return row;
  }

  public List<String> getHindrances() {
    return hindrances;
  }
}

package cn.shenhe.portal.web.exambank.grading;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.certificate.CertificateOffice;
import cn.shenhe.portal.exambank.certificate.CertificateRow;
import cn.shenhe.portal.exambank.grading.ReleaseRule;
import cn.shenhe.portal.exambank.grading.ResultLetter;
import cn.shenhe.portal.exambank.grading.ResultOffice;
import cn.shenhe.portal.exambank.grading.ResultRow;
import cn.shenhe.portal.exambank.grading.UnknownResult;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** The staff's list of results, the release of a session's results, and one result in full. */
@Named
@ViewScoped
public class StaffResultsView implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int PAGE = 50;
  private static final String HERE = "/staff/exam/results?faces-redirect=true&";
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @Inject transient ResultOffice office;
  @Inject transient CertificateOffice certificates;
  @Inject transient Refusals refusals;
  @Inject transient FacesContext faces;

  private String session;
  private String words;
  private int page = 1;
  private String id;
  private String rule;
  private String at;
  private boolean explanations;
  private transient List<ResultRow> rows = List.of();
  private boolean more;
  private transient ResultOffice.Release release;
  private transient ResultLetter letter;
  private transient List<CertificateRow> issued = List.of();

  public void load() throws IOException {
    if (id != null && !id.isBlank()) {
      try {
        letter = office.letter(id);
        issued = certificates.ofResults(List.of(id));
      } catch (UnknownResult unknown) {
        faces.getExternalContext().responseSendError(404, null);
        faces.responseComplete();
      }
      return;
    }
    List<ResultRow> found = office.search(session, words, (Math.max(1, page) - 1) * PAGE, PAGE + 1);
    more = found.size() > PAGE;
    rows = found.subList(0, Math.min(PAGE, found.size()));
    if (session != null && !session.isBlank()) {
      release = office.release(session);
      rule = release.rule().name();
      explanations = release.explanations();
    }
  }

  public String decide() throws IOException {
    return act(
        () ->
            office.decideRelease(
                session,
                ReleaseRule.valueOf(rule),
                at == null || at.isBlank()
                    ? null
                    : LocalDateTime.parse(at).atZone(BEIJING).toInstant(),
                explanations),
        "session=" + session);
  }

  public String releaseNow() throws IOException {
    return act(() -> office.releaseNow(session), "session=" + session);
  }

  public String issueAgain() throws IOException {
    return act(() -> office.tellAgain(id), "id=" + id);
  }

  private String act(Runnable act, String where) throws IOException {
    try {
      act.run();
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      load();
      return null;
    } catch (DateTimeParseException | IllegalArgumentException unreadable) {
      faces.addMessage(
          null,
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR, Texts.of("result", "result.release.moment"), null));
      load();
      return null;
    }
    faces.addMessage(null, new FacesMessage(Texts.of("result", "office.done")));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return HERE + where;
  }

  public List<ReleaseRule> getRules() {
    return List.of(ReleaseRule.values());
  }

  public List<ResultRow> getRows() {
    return rows;
  }

  public boolean isMore() {
    return more;
  }

  public ResultOffice.Release getRelease() {
    return release;
  }

  public ResultLetter getLetter() {
    return letter;
  }

  public List<CertificateRow> getIssued() {
    return issued;
  }

  public String getSession() {
    return session;
  }

  public void setSession(String session) {
    this.session = session;
  }

  public String getWords() {
    return words;
  }

  public void setWords(String words) {
    this.words = words;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = page;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getRule() {
    return rule;
  }

  public void setRule(String rule) {
    this.rule = rule;
  }

  public String getAt() {
    return at;
  }

  public void setAt(String at) {
    this.at = at;
  }

  public boolean isExplanations() {
    return explanations;
  }

  public void setExplanations(boolean explanations) {
    this.explanations = explanations;
  }
}

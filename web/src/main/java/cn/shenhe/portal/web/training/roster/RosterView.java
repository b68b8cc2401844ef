package cn.shenhe.portal.web.training.roster;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.roster.RosterAccount;
import cn.shenhe.portal.training.roster.RosterImport;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Taking over a list of people: upload, and the account of every row. */
@Named
@RequestScoped
public class RosterView {

  private static final int SHOWN = 500;

  @Inject RosterImport rosters;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private transient Part file;
  private RosterAccount account;

  /** Nobody is shown a form that would be refused; the boundary guards itself. */
  public void load() throws IOException {
    if (!faces.getExternalContext().isUserInRole("ENTERPRISE_OFFICER")) {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_FORBIDDEN, null);
      faces.responseComplete();
    }
  }

  public void take() throws IOException {
    if (file == null || file.getSize() == 0 || file.getSize() > rosters.largestFile()) {
      faces.addMessage(
          "uploadForm:file",
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR,
              Texts.of("programme", "roster.file", rosters.largestFile() / 1_000_000.0),
              null));
      return;
    }
    byte[] bytes;
    try (InputStream in = file.getInputStream()) {
      bytes = in.readNBytes(rosters.largestFile() + 1);
    }
    try {
      account = rosters.take(name(file.getSubmittedFileName()), bytes);
    } catch (TrainingRefusal | ExamBankRefusal refusal) {
      refusals.show(refusal, "uploadForm:file");
    }
  }

  private static String name(String submitted) {
    String name = submitted == null ? "" : submitted.replaceAll("[\\p{Cntrl}/\\\\]", "");
    return name.length() > 120 ? name.substring(name.length() - 120) : name;
  }

  /** What was not taken over first; at most 500 are shown. */
  public List<RosterAccount.Line> getLines() {
    return account.rows().stream()
        .sorted(java.util.Comparator.comparing((RosterAccount.Line l) -> l.outcome()).reversed())
        .limit(SHOWN)
        .toList();
  }

  public List<RosterAccount.Outcome> getOutcomes() {
    return List.of(RosterAccount.Outcome.values());
  }

  public RosterAccount getAccount() {
    return account;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }
}

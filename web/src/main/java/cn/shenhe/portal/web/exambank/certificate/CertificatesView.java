package cn.shenhe.portal.web.exambank.certificate;

import cn.shenhe.portal.exambank.ExamBankRefusal;
import cn.shenhe.portal.exambank.certificate.CertificateOffice;
import cn.shenhe.portal.exambank.certificate.CertificateRow;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** The staff's list of certificates: find, print again, revoke. */
@Named
@ViewScoped
public class CertificatesView implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int PAGE = 50;
  private static final String HERE = "/staff/exam/certificates?faces-redirect=true&q=";

  @Inject transient CertificateOffice office;
  @Inject transient Refusals refusals;
  @Inject transient FacesContext faces;

  private String words;
  private int page = 1;
  private String number;
  private String reason;
  private transient List<CertificateRow> rows;
  private boolean more;
  private long missing;

  public void load() {
    int first = (Math.max(1, page) - 1) * PAGE;
    List<CertificateRow> found = office.search(words, first, PAGE + 1);
    more = found.size() > PAGE;
    rows = found.subList(0, Math.min(PAGE, found.size()));
    missing = office.issuerNamed() ? office.missing() : 0;
  }

  public String revoke() {
    return act(() -> office.revoke(number, reason), "office.revoked");
  }

  public String reinstate(String which) {
    number = which;
    return act(() -> office.reinstate(which), "office.reinstated");
  }

  /** Issues what passes from before the issuer was named lack; a second time goes on. */
  public String issueMissing() {
    try {
      int issued = office.issueMissing();
      faces.addMessage(null, new FacesMessage(Texts.of("certificate", "office.issued", issued)));
      faces.getExternalContext().getFlash().setKeepMessages(true);
      return HERE;
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      load();
      return null;
    }
  }

  private String act(Runnable act, String done) {
    try {
      act.run();
    } catch (ExamBankRefusal refusal) {
      refusals.show(refusal, null);
      load();
      return null;
    }
    faces.addMessage(null, new FacesMessage(Texts.of("certificate", done, number)));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return HERE + number;
  }

  public boolean isIssuerNamed() {
    return office.issuerNamed();
  }

  public List<CertificateRow> getRows() {
    return rows;
  }

  /** Passes without a certificate that could have one; 0 while nobody is named as the issuer. */
  public long getMissing() {
    return missing;
  }

  public boolean isMore() {
    return more;
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

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}

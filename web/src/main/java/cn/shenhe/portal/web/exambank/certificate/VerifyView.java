package cn.shenhe.portal.web.exambank.certificate;

import cn.shenhe.portal.exambank.certificate.CertificateCheck;
import cn.shenhe.portal.exambank.certificate.CertificateCheck.Checked;
import cn.shenhe.portal.web.security.ClientAddress;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The public check of certificates: a number in the address (as in the QR code) or anything typed
 * into the field. What was typed is posted, because a code holds a name.
 */
@Named
@RequestScoped
public class VerifyView {

  private static final int TOO_MANY_REQUESTS = 429;

  @Inject CertificateCheck check;
  @Inject CheckLimit limit;
  @Inject Refusals refusals;
  @Inject FacesContext faces;
  @Inject ClientAddress clientAddress;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  private String number;
  private String typed;
  private Checked checked;

  /** Checks the number of the address, if it has one. */
  public void load() {
    if (number != null && !number.isBlank()) {
      look(number);
    }
  }

  public void look() {
    look(typed);
  }

  private void look(String text) {
    HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
    try {
      limit.count(clientAddress.of(request));
    } catch (CheckLimit.CheckedTooOften often) {
      ((HttpServletResponse) faces.getExternalContext().getResponse()).setStatus(TOO_MANY_REQUESTS);
      refusals.show(often, null);
      return;
    }
    checked = check.check(text);
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getTyped() {
    return typed;
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }

  public Checked getChecked() {
    return checked;
  }

  public boolean isGood() {
    return checked != null && checked.outcome() == CertificateCheck.Outcome.VALID;
  }

  public String getKeys() {
    return check.keySet();
  }

  public String getKeysAddress() {
    return publicUrl + "/api/v1/certificates/keys";
  }
}

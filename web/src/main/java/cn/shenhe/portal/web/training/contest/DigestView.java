package cn.shenhe.portal.web.training.contest;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.digest.DigestRow;
import cn.shenhe.portal.training.digest.Digests;
import cn.shenhe.portal.training.digest.UnknownDigest;
import cn.shenhe.portal.web.security.ClientAddress;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.omnifaces.util.Faces;

/** Asking for news of campaigns, saying yes, ending it. */
@Named("digest")
@RequestScoped
public class DigestView {

  @Inject Digests digests;
  @Inject EntryLimit limit;
  @Inject Refusals refusals;
  @Inject HttpServletRequest request;
  @Inject ClientAddress clientAddress;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  private String token;
  private DigestRow row;
  private String mail;
  private boolean drills;
  private boolean consent;
  private boolean asked;

  public void load() throws IOException {
    if (token != null && !token.isBlank() && getRow() == null) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, "digest.unknown");
    }
  }

  public void ask() {
    try {
      limit.countDigest(clientAddress.of(request), mail);
      digests.ask(mail, drills, consent);
      asked = true;
    } catch (TrainingRefusal e) {
      refusals.show(
          e,
          switch (e.code()) {
            case "digest.mail" -> "form:mail";
            case "digest.consent" -> "form:consent";
            default -> null;
          });
    }
  }

  public String confirm() {
    digests.confirm(token);
    return "/campaign/digest?faces-redirect=true&t=" + token;
  }

  public String end() {
    digests.end(token);
    return "/campaign/digest?faces-redirect=true&t=" + token;
  }

  /** The subscription of the token in the address, or null; also asked for by posted buttons. */
  public DigestRow getRow() {
    String asking = token == null ? request.getParameter("t") : token;
    if (row == null && asking != null) {
      try {
        row = digests.of(asking);
      } catch (UnknownDigest e) {
        row = null;
      }
    }
    return row;
  }

  public boolean isAsked() {
    return asked;
  }

  public boolean isDemo() {
    return demo;
  }

  public String getToken() {
    return token;
  }

  public void setToken(String token) {
    this.token = token;
  }

  public String getMail() {
    return mail;
  }

  public void setMail(String mail) {
    this.mail = mail;
  }

  public boolean isDrills() {
    return drills;
  }

  public void setDrills(boolean drills) {
    this.drills = drills;
  }

  public boolean isConsent() {
    return consent;
  }

  public void setConsent(boolean consent) {
    this.consent = consent;
  }
}

package cn.shenhe.portal.web.training.person;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.person.MyAccount;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

/** One's own account: see what is kept, take it along, correct it, erase it. */
@Named
@RequestScoped
public class MyAccountView {

  private static final String HERE = "/my/account?faces-redirect=true";

  @Inject MyAccount account;
  @Inject FacesContext faces;

  private MyAccount.Overview overview;
  private String name;
  private String idNumber;
  private boolean idNumberConsent;
  private String oldPassword;
  private String newPassword;
  private String secret;
  private String code;
  private String erasePassword;

  @PostConstruct
  void load() {
    overview = account.overview();
    name = overview.displayName();
  }

  public String rename() {
    return act("nameForm:name", "mine.rename.done", () -> account.rename(name));
  }

  public String keepIdNumber() {
    return act(
        "idForm:idNumber",
        "mine.id-number.saved",
        () -> account.keepIdNumber(idNumber, idNumberConsent));
  }

  public String forgetIdNumber() {
    return act(null, "mine.id-number.forgotten", account::forgetIdNumber);
  }

  public void offerTotp() {
    secret = account.offerTotp();
  }

  public String confirmTotp() {
    return act("totpForm:code", "mine.totp.done", () -> account.confirmTotp(code));
  }

  public String changePassword() throws ServletException {
    String outcome =
        act(
            "passwordForm:oldPassword",
            "mine.password.done",
            () -> account.changePassword(oldPassword, newPassword));
    return outcome == null ? null : signedOut("/account/login?ended=true&faces-redirect=true");
  }

  public String erase() throws ServletException {
    String outcome =
        act("eraseForm:erasePassword", "mine.erase.done", () -> account.erase(erasePassword));
    return outcome == null ? null : signedOut("/account/login?erased=true&faces-redirect=true");
  }

  private String signedOut(String outcome) throws ServletException {
    ((HttpServletRequest) faces.getExternalContext().getRequest()).logout();
    faces.getExternalContext().invalidateSession();
    return outcome;
  }

  private String act(String field, String done, Runnable act) {
    try {
      act.run();
    } catch (TrainingRefusal refusal) {
      String text = Texts.of("account", refusal.code(), refusal.arguments().toArray());
      faces.addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
      return null;
    }
    faces.addMessage(null, new FacesMessage(Texts.of("account", done)));
    faces.getExternalContext().getFlash().setKeepMessages(true);
    return HERE;
  }

  public MyAccount.Overview getOverview() {
    return overview;
  }

  public String getHello() {
    return Texts.of("account", "my.hello", overview.displayName());
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getIdNumber() {
    return idNumber;
  }

  public void setIdNumber(String idNumber) {
    this.idNumber = idNumber;
  }

  public boolean isIdNumberConsent() {
    return idNumberConsent;
  }

  public void setIdNumberConsent(boolean idNumberConsent) {
    this.idNumberConsent = idNumberConsent;
  }

  public String getOldPassword() {
    return oldPassword;
  }

  public void setOldPassword(String oldPassword) {
    this.oldPassword = oldPassword;
  }

  public String getNewPassword() {
    return newPassword;
  }

  public void setNewPassword(String newPassword) {
    this.newPassword = newPassword;
  }

  public String getSecret() {
    return secret;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getErasePassword() {
    return erasePassword;
  }

  public void setErasePassword(String erasePassword) {
    this.erasePassword = erasePassword;
  }
}

package cn.shenhe.portal.web.training.person;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import cn.shenhe.portal.training.person.SignIn;
import cn.shenhe.portal.web.security.ClientAddress;
import cn.shenhe.portal.web.security.SignedIn;
import cn.shenhe.portal.web.security.TicketCredential;
import cn.shenhe.portal.web.shell.DisplayServlet;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;

/**
 * Sign-in in one or two steps: login and password; then, for accounts with a second factor, the
 * code. The page keeps no state: the ticket of the first step travels as a hidden field.
 */
@Named
@RequestScoped
public class LoginView {

  @Inject SignIn signIn;
  @Inject SecurityContext security;
  @Inject FacesContext faces;
  @Inject InstantSource clock;
  @Inject ClientAddress clientAddress;

  private String login;
  private String password;
  private String code;
  private String ticket;
  private String next;
  private boolean ended;

  public void withPassword() throws IOException {
    proceed(signIn.withPassword(login, password, clientAddress.of(request())), "login.refused");
  }

  public void withCode() throws IOException {
    proceed(signIn.withCode(ticket, code), "login.code.refused");
  }

  private void proceed(SignIn.Answer answer, String refusal) throws IOException {
    if (!answer.granted()) {
      String text = Texts.of("account", refusal);
      faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
      return;
    }
    ticket = answer.ticket();
    if (answer.codeNeeded()) {
      return;
    }
    SignedIn.freshSession(request(), clock.instant());
    AuthenticationStatus status =
        security.authenticate(
            request(),
            (HttpServletResponse) external().getResponse(),
            withParams().credential(new TicketCredential(ticket)));
    if (status == AuthenticationStatus.SUCCESS) {
      external().redirect(next == null ? home() : DisplayServlet.localPath(next));
    } else {
      ticket = null;
      proceed(new SignIn.Answer(false, "", false), refusal);
    }
  }

  private String home() {
    boolean staff =
        security.isCallerInRole("EDITOR")
            || security.isCallerInRole("EXAMINER")
            || security.isCallerInRole("INVIGILATOR")
            || security.isCallerInRole("DUTY_OFFICER")
            || security.isCallerInRole("ADMINISTRATOR");
    return external().getRequestContextPath() + (staff ? "/staff/home" : "/my/home");
  }

  private ExternalContext external() {
    return faces.getExternalContext();
  }

  private HttpServletRequest request() {
    return (HttpServletRequest) external().getRequest();
  }

  public boolean isCodeStep() {
    return ticket != null && !ticket.isBlank();
  }

  public String getLogin() {
    return login;
  }

  public void setLogin(String login) {
    this.login = login;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getTicket() {
    return ticket;
  }

  public void setTicket(String ticket) {
    this.ticket = ticket;
  }

  public String getNext() {
    return next;
  }

  public void setNext(String next) {
    this.next = next;
  }

  public boolean isEnded() {
    return ended;
  }

  public void setEnded(boolean ended) {
    this.ended = ended;
  }
}

package cn.shenhe.portal.web.training.person;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.person.ForgottenPassword;
import cn.shenhe.portal.web.security.ClientAddress;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asking for a link to a new password, and setting it. */
@Named
@RequestScoped
public class PasswordView {

  private static final Logger LOG = Logger.getLogger(PasswordView.class.getName());

  @Inject ForgottenPassword passwords;
  @Inject FacesContext faces;
  @Inject ClientAddress clientAddress;
  @Inject HttpServletRequest request;

  private String login;
  private String mail;
  private String link;
  private String password;
  private boolean sent;

  /** Before a posted form is read: what is not rendered then would not be heard. */
  @PostConstruct
  void prepare() {
    link = request.getParameter("t");
  }

  /** Answers the same whatever is known. */
  public String ask() {
    try {
      passwords.ask(login, mail, clientAddress.of(request));
    } catch (EJBException twice) {
      // Pressed twice at once: the other one counts, and the answer is the same.
      LOG.log(Level.FINE, "asked twice at once", twice);
    }
    sent = true;
    return null;
  }

  public String change() {
    try {
      passwords.change(link, password);
    } catch (TrainingRefusal refusal) {
      String text = Texts.of("account", refusal.code(), refusal.arguments().toArray());
      faces.addMessage("form:password", new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
      return null;
    }
    return "/account/login?changed=true&faces-redirect=true";
  }

  public boolean isUsable() {
    return passwords.usable(link);
  }

  public boolean isSent() {
    return sent;
  }

  public String getLogin() {
    return login;
  }

  public void setLogin(String login) {
    this.login = login;
  }

  public String getMail() {
    return mail;
  }

  public void setMail(String mail) {
    this.mail = mail;
  }

  public String getLink() {
    return link;
  }

  public void setLink(String link) {
    this.link = link;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}

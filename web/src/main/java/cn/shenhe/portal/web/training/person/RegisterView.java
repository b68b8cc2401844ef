package cn.shenhe.portal.web.training.person;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.person.Organisation;
import cn.shenhe.portal.training.person.Registration;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;

/** Opens an account for a person, or for the officer of an enterprise, school or community. */
@Named
@RequestScoped
public class RegisterView {

  /** Where a refusal can be mended: beginning of its code → field of the form. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "account.login", "login",
          "account.name", "name",
          "account.password", "password",
          "account.consent", "consent",
          "account.id-number", "idNumber",
          "account.uscc", "uscc",
          "account.organisation", "organisation");

  @Inject Registration registration;
  @Inject FacesContext faces;

  private String kind = "PERSON";
  private String login;
  private String name;
  private String password;
  private boolean consent;
  private String idNumber;
  private boolean idNumberConsent;
  private String organisation;
  private String uscc;

  public String register() {
    if (!complete()) {
      return null;
    }
    Registration.OpenAccount person =
        new Registration.OpenAccount(login, name, password, consent, idNumber, idNumberConsent);
    try {
      if (!isForOrganisation()) {
        registration.open(person);
      } else {
        registration.openForOrganisation(
            new Registration.OpenOrganisationAccount(
                person, organisation, uscc, Organisation.Kind.valueOf(kind)));
      }
    } catch (TrainingRefusal refusal) {
      say(field(refusal.code()), refusal.code(), refusal.arguments().toArray());
      return null;
    }
    return "/account/login?registered=true&faces-redirect=true";
  }

  /** Says at once what the boundary would say of one thing after the other. */
  private boolean complete() {
    boolean complete = given(login, "form:login", "login.login.required");
    complete &= given(name, "form:name", "register.name.required");
    complete &= given(password, "form:password", "login.password.required");
    if (isForOrganisation()) {
      complete &= given(organisation, "form:organisation", "account.organisation.name");
      complete &= given(uscc, "form:uscc", "account.uscc.form");
    }
    if (idNumber != null && !idNumberConsent) {
      say("form:idNumber", "account.id-number.consent");
      complete = false;
    }
    if (!consent) {
      say("form:consent", "account.consent.missing");
      complete = false;
    }
    return complete;
  }

  private boolean given(String text, String field, String key) {
    if (text == null || text.isBlank()) {
      say(field, key);
      return false;
    }
    return true;
  }

  private void say(String field, String key, Object... arguments) {
    faces.addMessage(
        field,
        new FacesMessage(FacesMessage.SEVERITY_ERROR, Texts.of("account", key, arguments), null));
  }

  /** Whether the organisation's part has to be filled in: then it is not folded away. */
  public boolean isForOrganisation() {
    return !"PERSON".equals(kind);
  }

  private static String field(String code) {
    return FIELDS.entrySet().stream()
        .filter(entry -> code.startsWith(entry.getKey()))
        .map(entry -> "form:" + entry.getValue())
        .findFirst()
        .orElse(null);
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public String getLogin() {
    return login;
  }

  public void setLogin(String login) {
    this.login = login;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public boolean isConsent() {
    return consent;
  }

  public void setConsent(boolean consent) {
    this.consent = consent;
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

  public String getOrganisation() {
    return organisation;
  }

  public void setOrganisation(String organisation) {
    this.organisation = organisation;
  }

  public String getUscc() {
    return uscc;
  }

  public void setUscc(String uscc) {
    this.uscc = uscc;
  }
}

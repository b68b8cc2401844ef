package cn.shenhe.portal.web.training.person;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.person.Role;
import cn.shenhe.portal.training.person.StaffAccounts;
import cn.shenhe.portal.training.person.StaffAccounts.AccountPage;
import cn.shenhe.portal.training.person.StaffAccounts.AccountRow;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.omnifaces.cdi.ViewScoped;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** The administrator's list of accounts: find, open, disable, enable, reset the second factor. */
@Named
@ViewScoped
public class AccountsView implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject transient StaffAccounts accounts;

  private String text = "";
  private String login;
  private String name;
  private String password;
  private Role[] roles = {};
  private AccountRow chosen;
  private AccountRow leaving;
  private Role[] granted = {};
  private String reason;
  private AccountRows rows;

  /** As the page showed them: what is pressed belongs to the line it stood in. */
  private List<StaffAccounts.RequestRow> requests;

  @PostConstruct
  void load() {
    rows = new AccountRows();
    requests = accounts.requests();
  }

  /** Asks the boundary for one page at a time. */
  public class AccountRows extends LazyDataModel<AccountRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public int count(Map<String, FilterMeta> filters) {
      return (int) accounts.list(text, 0, 1).total();
    }

    @Override
    public List<AccountRow> load(
        int first, int size, Map<String, SortMeta> sort, Map<String, FilterMeta> filters) {
      AccountPage page = accounts.list(text, first / Math.max(1, size), size);
      return page.rows();
    }
  }

  public void open() {
    Set<Role> wanted = EnumSet.noneOf(Role.class);
    wanted.addAll(Arrays.asList(roles));
    act("openForm:login", "accounts.opened", () -> accounts.open(login, name, password, wanted));
  }

  public void enable(AccountRow row) {
    setActive(row, true);
  }

  /** Asks once more: who is signed in with it is signed out. */
  public void askToDisable(AccountRow row) {
    chosen = null;
    leaving = row;
  }

  public void keep() {
    leaving = null;
  }

  public void disable() {
    setActive(leaving, false);
    leaving = null;
  }

  private static String key(boolean active) {
    return active ? "accounts.enabled" : "accounts.disabled";
  }

  private void setActive(AccountRow row, boolean active) {
    act(
        null,
        () -> Texts.of("account", key(active), row.displayName(), row.login()),
        () -> accounts.setActive(row.publicId(), active));
  }

  public AccountRow getLeaving() {
    return leaving;
  }

  public void resetTotp(String publicId) {
    act(null, "accounts.done", () -> accounts.resetTotp(publicId));
  }

  /** Opens the form for the roles of one account. */
  public void choose(AccountRow row) {
    leaving = null;
    chosen = row;
    granted = row.roles().toArray(Role[]::new);
  }

  public void grant() {
    Set<Role> wanted = EnumSet.noneOf(Role.class);
    wanted.addAll(Arrays.asList(granted));
    if (act("grantForm:roles", "accounts.done", () -> accounts.grant(chosen.publicId(), wanted))) {
      chosen = null;
    }
  }

  /** The new password stands in the message, and nowhere else. */
  public void resetPassword() {
    String fresh = accounts.resetPassword(chosen.publicId());
    FacesContext.getCurrentInstance()
        .addMessage(
            null,
            new FacesMessage(
                Texts.of("account", "accounts.password-reset", chosen.login(), fresh)));
    chosen = null;
  }

  public void decide(String request, boolean grant) {
    if (act(null, "accounts.done", () -> accounts.decide(request, grant, reason))) {
      reason = null;
    }
    requests = accounts.requests();
  }

  public List<StaffAccounts.RequestRow> getRequests() {
    return requests;
  }

  public AccountRow getChosen() {
    return chosen;
  }

  public Role[] getGranted() {
    return granted.clone();
  }

  public void setGranted(Role[] granted) {
    this.granted = granted == null ? new Role[0] : granted.clone();
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  private static boolean act(String field, String done, Runnable act) {
    return act(field, () -> Texts.of("account", done), act);
  }

  private static boolean act(String field, Supplier<String> done, Runnable act) {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      act.run();
      faces.addMessage(null, new FacesMessage(done.get()));
      return true;
    } catch (TrainingRefusal refusal) {
      String text = Texts.of("account", refusal.code(), refusal.arguments().toArray());
      faces.addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
      return false;
    }
  }

  public Role[] getAllRoles() {
    return Role.values();
  }

  public AccountRows getRows() {
    return rows;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text == null ? "" : text;
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

  public Role[] getRoles() {
    return roles.clone();
  }

  public void setRoles(Role[] roles) {
    this.roles = roles == null ? new Role[0] : roles.clone();
  }
}

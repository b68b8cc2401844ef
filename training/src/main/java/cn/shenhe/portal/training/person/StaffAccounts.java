package cn.shenhe.portal.training.person;

import cn.shenhe.portal.training.PublicId;
import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Accounts as administrators see them: open staff accounts, grant roles, disable and enable. */
@Stateless
@RolesAllowed("ADMINISTRATOR")
public class StaffAccounts {

  private static final int PAGE_MAXIMUM = 100;
  private static final int REASON_MAXIMUM = 200;
  private static final int PASSWORD_LENGTH = 14;

  /** One row of the list. */
  public record AccountRow(
      String publicId,
      String login,
      String displayName,
      String organisation,
      List<Role> roles,
      boolean active,
      boolean totp,
      Instant createdAt)
      implements Serializable {}

  /** A page of rows and how many there are in all. */
  public record AccountPage(List<AccountRow> rows, long total) {}

  @Inject AccountRepository accounts;
  @Inject AccountOpening opening;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  /**
   * @param text part of the login or name; empty for all
   * @param page from 0
   * @param size 1–100
   */
  @RolesAllowed("ADMINISTRATOR")
  public AccountPage list(String text, int page, int size) {
    int bounded = Math.max(1, Math.min(size, PAGE_MAXIMUM));
    List<AccountRow> rows =
        accounts.page(text == null ? "" : text, Math.max(0, page), bounded).stream()
            .map(StaffAccounts::row)
            .toList();
    return new AccountPage(rows, accounts.countPage(text == null ? "" : text));
  }

  /** Who may be appointed to watch over exams, by name; at most a hundred. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public List<AccountRow> invigilators() {
    return accounts.withRole(Role.INVIGILATOR, PAGE_MAXIMUM).stream()
        .map(StaffAccounts::row)
        .filter(AccountRow::active)
        .toList();
  }

  private static AccountRow row(Account account) {
    return new AccountRow(
        account.publicId(),
        account.login(),
        account.displayName(),
        account.organisation().map(Organisation::name).orElse(""),
        account.roles().stream().sorted().toList(),
        account.active(),
        account.totpConfirmed(),
        account.createdAt());
  }

  /**
   * Opens an account with the given roles.
   *
   * @throws RegistrationRefused as for any registration
   */
  @RolesAllowed({"ADMINISTRATOR", "SYSTEM"})
  public String open(String login, String displayName, String password, Set<Role> roles) {
    return opened(opening.open(wish(login, displayName, password), roles), roles);
  }

  /**
   * Opens an account of the demonstration, whose password stands on the login page.
   *
   * @throws RegistrationRefused as for any registration
   */
  @RolesAllowed("SYSTEM")
  public String openKnown(String login, String displayName, String password, Set<Role> roles) {
    return opened(
        opening.open(wish(login, displayName, password), roles, PasswordHash::ofKnown), roles);
  }

  private static Registration.OpenAccount wish(String login, String name, String password) {
    return new Registration.OpenAccount(login, name, password, true, null, false);
  }

  private String opened(Account account, Set<Role> roles) {
    acts.fire(new TrainingAct("account.opened", account.publicId(), roles.toString()));
    return account.publicId();
  }

  /**
   * Makes an account belong to an organisation, which is opened if its code is not known yet.
   *
   * @return public id of the account
   * @throws UnknownAccount when there is no account with this login
   * @throws UsccRefused when the code is wrong
   */
  @RolesAllowed("SYSTEM")
  public String joinOrganisation(String login, String name, String uscc, Organisation.Kind kind) {
    Account account =
        accounts.byLogin(login).orElseThrow(() -> new UnknownAccount("account.unknown"));
    Organisation organisation = organisation(name, new Uscc(uscc), kind);
    account.joins(organisation);
    acts.fire(new TrainingAct("account.joined", account.publicId(), organisation.publicId()));
    return account.publicId();
  }

  /**
   * Somebody who says to act for an organisation.
   *
   * @param known whether the organisation has an account already
   */
  public record RequestRow(
      String publicId,
      String login,
      String displayName,
      String organisation,
      String uscc,
      Organisation.Kind kind,
      boolean known,
      Instant askedAt)
      implements Serializable {}

  /** Requests nobody has decided, oldest first; at most a hundred. */
  @RolesAllowed("ADMINISTRATOR")
  public List<RequestRow> requests() {
    return accounts.openRequests(PAGE_MAXIMUM).stream()
        .map(
            r ->
                new RequestRow(
                    r.publicId(),
                    r.account().login(),
                    r.account().displayName(),
                    r.name(),
                    r.uscc().value(),
                    r.kind(),
                    accounts.organisationByUscc(r.uscc()).isPresent(),
                    r.askedAt()))
        .toList();
  }

  /**
   * Decides a request. Granted, the account belongs to the organisation and may act for it.
   *
   * @param reason for the person who asked; needed when it is declined
   * @throws RegistrationRefused when it was decided before, or without a reason
   */
  @RolesAllowed("ADMINISTRATOR")
  public void decide(String requestId, boolean grant, String reason) {
    OrganisationRequest request =
        accounts.request(requestId).orElseThrow(() -> new UnknownAccount("account.unknown"));
    String why = reason == null ? "" : reason.strip();
    if (why.length() > REASON_MAXIMUM || !grant && why.isEmpty()) {
      throw new RegistrationRefused("account.request.reason", REASON_MAXIMUM);
    }
    Account account = request.account();
    if (grant && !account.active()) {
      throw new RegistrationRefused("account.request.decided");
    }
    request.decide(grant, why, clock.instant());
    if (grant) {
      account.joins(organisation(request.name(), request.uscc(), request.kind()));
      Set<Role> roles = account.roles();
      roles.add(request.role());
      account.grant(roles);
    }
    acts.fire(
        new TrainingAct(
            grant ? "account.request-granted" : "account.request-declined",
            account.publicId(),
            request.uscc().value()));
  }

  /**
   * A password to begin with again, for somebody who can prove who they are; all sessions end.
   *
   * @return shown once, to be told to the person
   */
  @RolesAllowed("ADMINISTRATOR")
  public String resetPassword(String publicId) {
    Account account = byId(publicId);
    String fresh = PublicId.fresh().value().substring(0, PASSWORD_LENGTH);
    account.changePassword(PasswordHash.of(fresh), clock.instant());
    accounts.sessionsEnded(account);
    accounts.removePasswordLinks(account);
    acts.fire(new TrainingAct("account.password-reset", publicId, ""));
    return fresh;
  }

  /**
   * Replaces the roles.
   *
   * @throws RegistrationRefused when the last administrator would lose the role
   */
  @RolesAllowed("ADMINISTRATOR")
  public void grant(String publicId, Set<Role> roles) {
    Account account = byId(publicId);
    boolean loses =
        account.roles().contains(Role.ADMINISTRATOR) && !roles.contains(Role.ADMINISTRATOR);
    if (loses && accounts.countAdministrators() == 1) {
      throw new RegistrationRefused("account.last-administrator");
    }
    account.grant(roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles));
    acts.fire(new TrainingAct("account.roles-granted", publicId, roles.toString()));
  }

  /**
   * Disables (all sessions end at once) or enables an account.
   *
   * @throws RegistrationRefused when it is the last active administrator
   */
  @RolesAllowed("ADMINISTRATOR")
  public void setActive(String publicId, boolean active) {
    Account account = byId(publicId);
    boolean administrator = account.roles().contains(Role.ADMINISTRATOR);
    if (!active && administrator && accounts.countAdministrators() == 1) {
      throw new RegistrationRefused("account.last-administrator");
    }
    account.setActive(active, clock.instant());
    accounts.sessionsEnded(account);
    acts.fire(new TrainingAct(active ? "account.enabled" : "account.disabled", publicId, ""));
  }

  /** Takes the second factor away from somebody who lost the device; all sessions end. */
  @RolesAllowed("ADMINISTRATOR")
  public void resetTotp(String publicId) {
    Account account = byId(publicId);
    account.forgetTotp();
    account.setActive(account.active(), clock.instant());
    accounts.sessionsEnded(account);
    acts.fire(new TrainingAct("account.totp-reset", publicId, ""));
  }

  private Organisation organisation(String name, Uscc code, Organisation.Kind kind) {
    return accounts
        .organisationByUscc(code)
        .orElseGet(
            () -> {
              Organisation fresh = new Organisation(name, code, kind, clock.instant());
              accounts.add(fresh);
              return fresh;
            });
  }

  /** Whether the portal has an administrator yet. */
  @RolesAllowed("SYSTEM")
  public boolean hasAdministrator() {
    return accounts.countAdministrators() > 0;
  }

  /** Whether a login is in use. */
  @RolesAllowed("SYSTEM")
  public boolean exists(String login) {
    return accounts.byLogin(login).isPresent();
  }

  /** Public id of the account with this login; empty if there is none. */
  @RolesAllowed("SYSTEM")
  public Optional<String> idOf(String login) {
    return accounts.byLogin(login).map(Account::publicId);
  }

  private Account byId(String publicId) {
    return accounts.byPublicId(publicId).orElseThrow(() -> new UnknownAccount("account.unknown"));
  }
}

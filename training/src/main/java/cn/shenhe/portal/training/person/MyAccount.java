package cn.shenhe.portal.training.person;

import cn.shenhe.portal.exambank.certificate.Certificates;
import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a person may do with their own data: see it, take it along, correct it, erase it. Source:
 * 个人信息保护法 (2021), articles 44–47.
 */
@Stateless
@RolesAllowed({
  "RESIDENT",
  "ENTERPRISE_OFFICER",
  "SCHOOL",
  "EDITOR",
  "EXAMINER",
  "INVIGILATOR",
  "DUTY_OFFICER",
  "ADMINISTRATOR"
})
public class MyAccount {

  /**
   * Everything kept about the caller.
   *
   * @param idNumber masked, or empty when none is kept
   * @param organisation name, or empty
   * @param request how it stands with acting for an organisation; null when never asked
   */
  public record Overview(
      String publicId,
      String login,
      String displayName,
      String idNumber,
      String organisation,
      Request request,
      List<Role> roles,
      boolean totp,
      boolean staff,
      String consentEdition,
      Instant consentedAt,
      Instant createdAt) {}

  /** A wish to act for an organisation. */
  public record Request(String organisation, boolean open, boolean granted, String reason) {}

  @Resource SessionContext session;
  @Inject AccountRepository accounts;
  @Inject PersonalDataVault vault;
  @Inject Certificates certificates;
  @Inject AccountOpening opening;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  public Overview overview() {
    Account me = me();
    return new Overview(
        me.publicId(),
        me.login(),
        me.displayName(),
        me.idNumber(vault).map(IdNumber::masked).orElse(""),
        me.organisation().map(Organisation::name).orElse(""),
        accounts
            .requestOf(me)
            .map(r -> new Request(r.name(), r.open(), r.granted(), r.reason()))
            .orElse(null),
        me.roles().stream().sorted().toList(),
        me.totpConfirmed(),
        me.staff(),
        me.consentEdition(),
        me.consentedAt(),
        me.createdAt());
  }

  /**
   * @throws RegistrationRefused when the name is empty or too long
   */
  public void rename(String name) {
    String stripped = name == null ? "" : name.strip();
    if (stripped.isEmpty() || stripped.length() > 40) {
      throw new RegistrationRefused("account.name.form", 40);
    }
    me().rename(stripped);
  }

  /**
   * Keeps the caller's identity number, with its own consent.
   *
   * @throws IdNumberRefused when it is wrong
   * @throws RegistrationRefused without consent, or when another account has it
   */
  public void keepIdNumber(String typed, boolean consent) {
    opening.keepIdNumber(me(), typed, consent, clock.instant());
  }

  public void forgetIdNumber() {
    me().forgetIdNumber();
  }

  /**
   * A new password; all other sessions end.
   *
   * @throws SignInRefused when the old one is wrong
   * @throws RegistrationRefused when the new one is weak
   */
  public void changePassword(String old, String wanted) {
    Account me = me();
    if (!PasswordHash.matches(old == null ? "" : old, me.passwordHash())) {
      throw new SignInRefused("account.password.wrong");
    }
    PasswordPolicy.check(wanted, me.login());
    me.changePassword(PasswordHash.of(wanted), clock.instant());
    accounts.sessionsEnded(me);
    accounts.removePasswordLinks(me);
    acts.fire(new TrainingAct("account.password-changed", me.publicId(), ""));
  }

  /** A fresh secret for an authenticator app; in force once a code of it was confirmed. */
  public String offerTotp() {
    String secret = Totp.freshSecret();
    me().offerTotp(secret, vault);
    return secret;
  }

  /**
   * @throws SignInRefused when the code does not fit the secret offered last
   */
  public void confirmTotp(String code) {
    Account me = me();
    OptionalLong step =
        Totp.acceptedStep(
            me.totpSecret(vault).orElseThrow(() -> new SignInRefused("account.code.wrong")),
            code == null ? "" : code.replaceAll("\\s", ""),
            clock.instant(),
            me.totpLastStep());
    me.totpUsed(step.orElseThrow(() -> new SignInRefused("account.code.wrong")));
    acts.fire(new TrainingAct("account.totp-on", me.publicId(), ""));
  }

  /**
   * Erases the account after the password was given again. What is kept by law (the archive of
   * exams) stays for its time and then goes.
   *
   * @throws SignInRefused when the password is wrong
   * @throws RegistrationRefused when the caller is the last administrator
   */
  public void erase(String password) {
    Account me = me();
    if (!PasswordHash.matches(password == null ? "" : password, me.passwordHash())) {
      throw new SignInRefused("account.password.wrong");
    }
    if (me.roles().contains(Role.ADMINISTRATOR) && accounts.countAdministrators() == 1) {
      throw new RegistrationRefused("account.last-administrator");
    }
    me.erase(clock.instant());
    accounts.sessionsEnded(me);
    accounts.removeReminderAddress(me.publicId());
    accounts.removePasswordLinks(me);
    accounts.removeRequests(me);
    certificates.forgetName(me.publicId());
    acts.fire(new TrainingAct("account.erased", me.publicId(), ""));
  }

  private Account me() {
    return accounts
        .byPublicId(session.getCallerPrincipal().getName())
        .orElseThrow(() -> new UnknownAccount("account.unknown"));
  }
}

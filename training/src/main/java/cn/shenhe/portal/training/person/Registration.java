package cn.shenhe.portal.training.person;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Set;

/** Opening an account: consent first, as little data as possible. */
@Stateless
public class Registration {

  private static final int ORGANISATION_MAXIMUM = 200;

  /** The edition of the consent text that is shown; a change of the text makes a new one. */
  public static final String CONSENT_EDITION = "2026-11";

  /**
   * What a person types to open an account.
   *
   * @param login 4–32 letters, digits, dots or dashes, or a mobile number; folded to lower case
   * @param displayName how to address the person, 1–40 characters; need not be the real name
   * @param idNumber optional; only kept with {@code idNumberConsent}
   * @param consent the consent text was accepted
   */
  public record OpenAccount(
      String login,
      String displayName,
      String password,
      boolean consent,
      String idNumber,
      boolean idNumberConsent) {}

  /**
   * What an organisation's officer or teacher types: the person and the organisation.
   *
   * @param uscc unified social credit code; an organisation known by it is joined, not doubled
   */
  public record OpenOrganisationAccount(
      OpenAccount person, String organisationName, String uscc, Organisation.Kind kind) {}

  @Inject AccountRepository accounts;
  @Inject AccountOpening opening;
  @Inject InstantSource clock;

  /**
   * Opens an account with the role RESIDENT.
   *
   * @return its public id
   * @throws RegistrationRefused when the login is taken or malformed, the password weak or the
   *     consent missing
   * @throws IdNumberRefused when an identity number is given and wrong
   */
  @PermitAll
  public String open(OpenAccount wish) {
    return opening.open(wish, Set.of(Role.RESIDENT)).publicId();
  }

  /**
   * Opens an account for somebody who says to act for an organisation. It is a resident's account
   * until an administrator has granted the request, so that nobody joins a company, or becomes the
   * officer of one, by knowing its public code.
   *
   * @throws UsccRefused when the code is wrong
   */
  @PermitAll
  public String openForOrganisation(OpenOrganisationAccount wish) {
    Uscc uscc = new Uscc(wish.uscc());
    if (wish.organisationName() == null
        || wish.organisationName().isBlank()
        || wish.organisationName().strip().length() > ORGANISATION_MAXIMUM) {
      throw new RegistrationRefused("account.organisation.name");
    }
    Account account = opening.open(wish.person(), Set.of(Role.RESIDENT));
    accounts.add(
        new OrganisationRequest(
            account, wish.organisationName().strip(), uscc, wish.kind(), clock.instant()));
    return account.publicId();
  }
}

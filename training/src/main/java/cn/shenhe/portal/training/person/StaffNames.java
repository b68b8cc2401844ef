package cn.shenhe.portal.training.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who of the bureau's staff is behind an id, for those who work beside them. */
@Stateless
@RolesAllowed({"EDITOR", "EXAMINER", "INVIGILATOR", "DUTY_OFFICER", "ADMINISTRATOR"})
public class StaffNames {

  @Inject AccountRepository accounts;

  /**
   * The name of a staff account.
   *
   * @param publicId of the account
   * @return empty when there is none, or when it is nobody's of the staff
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "INVIGILATOR", "DUTY_OFFICER", "ADMINISTRATOR"})
  public Optional<String> nameOf(String publicId) {
    return accounts.byPublicId(publicId).filter(Account::staff).map(Account::displayName);
  }
}

package cn.shenhe.portal.web.security;

import cn.shenhe.portal.training.person.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;

/** Exchanges a {@link TicketCredential} for the caller (public id of the account) and the roles. */
@ApplicationScoped
public class TicketStore implements IdentityStore {

  @Inject SignIn signIn;

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (!(credential instanceof TicketCredential ticket)) {
      return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
    return signIn
        .redeem(ticket.ticket())
        .map(caller -> new CredentialValidationResult(caller.publicId(), caller.roles()))
        .orElse(CredentialValidationResult.INVALID_RESULT);
  }
}

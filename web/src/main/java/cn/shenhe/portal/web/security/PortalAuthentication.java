package cn.shenhe.portal.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How the container learns who is there: by a sign-in ticket that the login page hands over, kept
 * in the session from then on. A protected page leads to the login page and back.
 *
 * <p>The session keeps caller and roles, and every request tells the container both. Payara's own
 * way ({@code @AutoApplySession}) now and then forgets the roles when many ask at once, so that a
 * candidate is refused at the bell (payara/Payara#6145).
 */
@ApplicationScoped
public class PortalAuthentication implements HttpAuthenticationMechanism {

  @Inject IdentityStoreHandler identityStores;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    if (context.isAuthenticationRequest()) {
      Credential credential = context.getAuthParameters().getCredential();
      CredentialValidationResult result = identityStores.validate(credential);
      if (result.getStatus() == CredentialValidationResult.Status.VALID) {
        SignedIn.remember(request, result.getCallerPrincipal().getName(), result.getCallerGroups());
      }
      return context.notifyContainerAboutLogin(result);
    }
    Optional<SignedIn.Caller> caller = SignedIn.caller(request);
    if (caller.isPresent()) {
      return context.notifyContainerAboutLogin(caller.get().name(), caller.get().roles());
    }
    if (context.isProtected()) {
      boolean page = "GET".equals(request.getMethod());
      String query = request.getQueryString();
      String target = request.getRequestURI() + (page && query != null ? "?" + query : "");
      return context.redirect(
          request.getContextPath()
              + "/account/login?next="
              + URLEncoder.encode(target, StandardCharsets.UTF_8));
    }
    return context.doNothing();
  }

  @Override
  public void cleanSubject(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    SignedIn.forget(request);
    context.cleanClientSubject();
  }
}

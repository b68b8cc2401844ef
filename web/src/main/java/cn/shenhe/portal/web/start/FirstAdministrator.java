package cn.shenhe.portal.web.start;

import cn.shenhe.portal.training.person.Role;
import cn.shenhe.portal.training.person.StaffAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens the account {@code admin} with the one-time secret {@code portal.bootstrap.secret} as its
 * password, once: as soon as any administrator exists the secret does nothing any more.
 */
@ApplicationScoped
public class FirstAdministrator implements StartStep {

  private static final Logger LOG = Logger.getLogger(FirstAdministrator.class.getName());

  @Inject StaffAccounts accounts;

  @Inject
  @ConfigProperty(name = "portal.bootstrap.secret")
  Optional<String> secret;

  @Override
  public int order() {
    return 100;
  }

  @Override
  public void run() {
    if (secret.isEmpty() || secret.get().isBlank()) {
      return;
    }
    if (accounts.hasAdministrator()) {
      LOG.info("an administrator exists: PORTAL_BOOTSTRAP_SECRET is ignored and may be removed");
      return;
    }
    accounts.open("admin", "管理员", secret.get(), Set.of(Role.ADMINISTRATOR));
    LOG.info("the account «admin» was opened; sign in, change its password, remove the secret");
  }
}

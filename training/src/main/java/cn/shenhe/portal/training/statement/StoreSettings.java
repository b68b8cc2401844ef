package cn.shenhe.portal.training.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the learning record store is, and who we are there. */
@ApplicationScoped
class StoreSettings {

  @Inject
  @ConfigProperty(name = "portal.xapi.endpoint")
  Optional<String> endpoint;

  @Inject
  @ConfigProperty(name = "portal.xapi.user")
  Optional<String> user;

  @Inject
  @ConfigProperty(name = "portal.xapi.password")
  Optional<String> password;

  @Inject
  @ConfigProperty(name = "portal.xapi.keep-days", defaultValue = "30")
  int keepDays;

  boolean configured() {
    return endpoint.filter(address -> !address.isBlank()).isPresent();
  }

  /** Without a slash at its end. */
  String endpoint() {
    return endpoint.orElse("").strip().replaceAll("/+$", "");
  }

  /** Value of the header {@code Authorization}; empty without a user. */
  String authorization() {
    return user.filter(name -> !name.isBlank())
        .map(name -> name + ":" + password.orElse(""))
        .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
        .map(code -> "Basic " + code)
        .orElse("");
  }

  int keepDays() {
    return keepDays;
  }
}

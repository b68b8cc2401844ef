package cn.shenhe.portal.web.content.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How mail leaves the portal. */
@ApplicationScoped
public class MailSettings {

  private static final String CONNECT_MS = "5000";
  private static final String ANSWER_MS = "15000";

  @Inject
  @ConfigProperty(name = "portal.mail.host")
  Optional<String> host;

  @Inject
  @ConfigProperty(name = "portal.mail.port", defaultValue = "25")
  int port;

  @Inject
  @ConfigProperty(name = "portal.mail.user")
  Optional<String> user;

  @Inject
  @ConfigProperty(name = "portal.mail.password")
  Optional<String> password;

  @Inject
  @ConfigProperty(name = "portal.mail.tls", defaultValue = "offered")
  String tls;

  @Inject
  @ConfigProperty(name = "portal.mail.from")
  Optional<String> from;

  @Inject
  @ConfigProperty(name = "portal.mail.bounces-to")
  Optional<String> bouncesTo;

  @Inject
  @ConfigProperty(name = "portal.mail.connections", defaultValue = "4")
  int connections;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  @Inject
  @ConfigProperty(name = "portal.mail.dkim-key")
  Optional<String> dkimKey;

  @Inject
  @ConfigProperty(name = "portal.mail.dkim-domain")
  Optional<String> dkimDomain;

  @Inject
  @ConfigProperty(name = "portal.mail.dkim-selector", defaultValue = "portal")
  String dkimSelector;

  private volatile DkimSignature dkim;

  /**
   * How mail is signed; empty when the operator has no key.
   *
   * @throws IllegalStateException when the key cannot be used
   */
  Optional<DkimSignature> dkim() {
    String file = dkimKey.orElse("").strip();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    DkimSignature known = dkim;
    if (known == null) {
      String domain = dkimDomain.orElse(sender().replaceAll("^.*@|>$", ""));
      try {
        known = DkimSignature.of(domain, dkimSelector, Files.readString(Path.of(file)));
      } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
        throw new IllegalStateException(
            "portal.mail.dkim-key: " + file + " cannot be used: " + e.getMessage(), e);
      }
      dkim = known;
    }
    return Optional.of(known);
  }

  boolean configured() {
    return host.isPresent() && !host.get().isBlank();
  }

  /** Name of the portal's own host, for senders and message names. */
  String ownHost() {
    String name = URI.create(publicUrl).getHost();
    return name == null ? "localhost" : name;
  }

  String sender() {
    return from.orElse("noreply@" + ownHost());
  }

  boolean demo() {
    return demo;
  }

  int connections() {
    return Math.max(1, connections);
  }

  String user() {
    return user.orElseThrow();
  }

  String password() {
    return password.orElseThrow();
  }

  boolean withPassword() {
    return user.isPresent() && password.isPresent();
  }

  /** What Jakarta Mail wants to know. */
  Properties properties() {
    Properties mail = new Properties();
    mail.setProperty("mail.transport.protocol", "smtp");
    mail.setProperty("mail.smtp.host", host.orElse(""));
    mail.setProperty("mail.smtp.port", Integer.toString(port));
    mail.setProperty("mail.smtp.localhost", ownHost());
    mail.setProperty("mail.smtp.auth", Boolean.toString(withPassword()));
    mail.setProperty("mail.smtp.connectiontimeout", CONNECT_MS);
    mail.setProperty("mail.smtp.timeout", ANSWER_MS);
    mail.setProperty("mail.smtp.writetimeout", ANSWER_MS);
    mail.setProperty("mail.smtp.from", bouncesTo.orElse(sender()));
    mail.setProperty("mail.smtp.starttls.enable", Boolean.toString(!tls.equals("never")));
    mail.setProperty("mail.smtp.starttls.required", Boolean.toString(tls.equals("required")));
    mail.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls.equals("from-start")));
    mail.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    // A pooled connection is asked for life by its next use; no extra round trip per letter.
    mail.setProperty("mail.smtp.userset", "true");
    return mail;
  }
}

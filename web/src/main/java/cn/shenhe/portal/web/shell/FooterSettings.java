package cn.shenhe.portal.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Identifiers of the site in the footer; all by configuration, and what is blank is not shown: a
 * site must never show an identifier that is not its own.
 */
@ApplicationScoped
public class FooterSettings {

  /** One line: the key of its label and the configured value. */
  public record Line(String key, String value) {
    public String getKey() {
      return key;
    }

    public String getValue() {
      return value;
    }
  }

  @Inject Config config;

  public List<Line> getLines() {
    return Stream.of(
            line("foot.organiser", "portal.footer.organiser"),
            line("foot.contact", "portal.footer.contact"),
            line("foot.site-code", "portal.footer.site-code"),
            line("foot.icp", "portal.footer.icp"),
            line("foot.police", "portal.footer.police"))
        .flatMap(Optional::stream)
        .toList();
  }

  public String getFeedbackUrl() {
    return value("portal.footer.feedback-url").orElse("");
  }

  private Optional<Line> line(String key, String setting) {
    return value(setting).map(text -> new Line(key, text));
  }

  private Optional<String> value(String setting) {
    return config.getOptionalValue(setting, String.class).filter(text -> !text.isBlank());
  }
}

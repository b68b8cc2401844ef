package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.WarningIntake;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One warning for demonstration, of today, with the status Exercise and the source {@code demo}:
 * admitted and shown only while {@code portal.demo} is on, and marked as demonstration everywhere.
 */
@ApplicationScoped
public class DemoWarnings implements StartStep {

  @Inject WarningIntake intake;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  @Override
  public int order() {
    return 260;
  }

  @Override
  public void run() {
    if (!demo) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), WarningFormat.BEIJING);
    String text =
        template()
            .replace("{day}", today.toString())
            .replace("{next}", today.plusDays(1).toString());
    intake.receive(text.getBytes(StandardCharsets.UTF_8), "demo");
  }

  private static String template() {
    try (InputStream in = DemoWarnings.class.getResourceAsStream("/demo/warning.xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

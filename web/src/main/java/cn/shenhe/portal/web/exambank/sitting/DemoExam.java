package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.paper.BlueprintAuthoring;
import cn.shenhe.portal.exambank.paper.BlueprintRow;
import cn.shenhe.portal.exambank.sitting.ExamSessions;
import cn.shenhe.portal.exambank.sitting.SessionPlan;
import cn.shenhe.portal.web.shell.Texts;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In demo mode: an exam that is always open, so that a stranger can sit one at once. */
@ApplicationScoped
public class DemoExam implements StartStep {

  private static final Duration YEARS = Duration.ofDays(3_650);
  private static final int PLACES = 1_000;

  @Inject BlueprintAuthoring blueprints;
  @Inject ExamSessions sessions;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  @Override
  public int order() {
    return 330;
  }

  @Override
  public void run() {
    if (demo) {
      firstPublished().ifPresent(this::open);
    }
  }

  private Optional<BlueprintRow> firstPublished() {
    return blueprints.list().stream().filter(blueprint -> blueprint.published() > 0).findFirst();
  }

  private void open(BlueprintRow blueprint) {
    Instant now = clock.instant();
    String session =
        sessions.demo(
            new SessionPlan(
                Texts.of("sitting", "demo.session", blueprint.name()),
                blueprint.publicId(),
                blueprint.category(),
                blueprint.subOperation(),
                true,
                "",
                now,
                now.plus(YEARS),
                now,
                now.plus(YEARS),
                now.plus(YEARS).plus(Duration.ofDays(2)),
                PLACES,
                null,
                false,
                List.of(),
                List.of()));
    sessions.prepare(session);
  }
}

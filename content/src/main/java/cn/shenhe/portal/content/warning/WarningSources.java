package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.ContentAct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The ways messages come in: what is known of each, and whether it is heard. */
@Stateless
public class WarningSources {

  private static final int MOST_NAME = 200;

  @Inject WarningRepository rows;
  @Inject InstantSource clock;
  @Inject Event<ContentAct> acts;

  /** By code, at most 200. */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<KnownSource> all() {
    Instant now = clock.instant();
    return rows.sources().stream().map(source -> source.known(now)).toList();
  }

  /**
   * @throws UnknownWarning when there is none
   */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public KnownSource of(String code) {
    return rows.source(code).orElseThrow(UnknownWarning::new).known(clock.instant());
  }

  /** Names of the rules a source may be known to break harmlessly. */
  @RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
  public List<String> tolerableRules() {
    return WarningSource.tolerableRules();
  }

  /**
   * Writes down what is known of a source; a new code makes a new source.
   *
   * @throws WarningRefused when code or name cannot be used, a rule protects, the certificates
   *     cannot be read, or the minutes are none
   */
  @RolesAllowed("ADMINISTRATOR")
  public void know(String code, String name, SourceHabits habits) {
    if (code == null
        || !code.matches("[a-z][a-z0-9-]{1,39}")
        || name == null
        || name.isBlank()
        || name.strip().length() > MOST_NAME) {
      throw new WarningRefused("warning.sourceName");
    }
    WarningSource source =
        rows.source(code)
            .orElseGet(
                () -> {
                  WarningSource fresh = new WarningSource(code, name.strip());
                  rows.add(fresh);
                  return fresh;
                });
    source.know(name.strip(), habits);
    acts.fire(new ContentAct("warning.source.changed", code, ""));
  }
}

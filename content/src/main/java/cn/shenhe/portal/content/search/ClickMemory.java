package cn.shenhe.portal.content.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the clicks of many taught, worked out anew with every rebuild of the index and used until
 * the next; where another node rebuilds, once a day.
 */
@ApplicationScoped
class ClickMemory {

  private static final Duration LONGEST = Duration.ofDays(1);

  /** What was taught, as of a moment. */
  private record Known(Instant at, Teaching teaching) {}

  @Inject LearningRepository tallies;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.search.least-times", defaultValue = "5")
  int leastTimes;

  private volatile Known known;

  /**
   * Works it out.
   *
   * @param documents all that are to be indexed; not asked for while nothing is learnt
   */
  Teaching anew(Iterable<SearchDocument> documents) {
    Teaching fresh = Teaching.of(tallies.ledTo(leastTimes), documents);
    known = new Known(clock.instant(), fresh);
    return fresh;
  }

  /** As last worked out, or now when that is too long ago. */
  Teaching current(Iterable<SearchDocument> documents) {
    Known before = known;
    boolean fresh =
        before != null && Duration.between(before.at(), clock.instant()).compareTo(LONGEST) < 0;
    return fresh ? before.teaching() : anew(documents);
  }
}

package cn.shenhe.portal.content.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the clicks of many taught, worked out anew with every rebuild of the index and used until
 * the next.
 */
@ApplicationScoped
class ClickMemory {

  @Inject LearningRepository tallies;

  @Inject
  @ConfigProperty(name = "portal.search.least-times", defaultValue = "5")
  int leastTimes;

  private volatile Teaching current;

  /**
   * Works it out.
   *
   * @param documents all that are to be indexed; not asked for while nothing is learnt
   */
  Teaching anew(Iterable<SearchDocument> documents) {
    Teaching fresh = Teaching.of(tallies.ledTo(leastTimes), documents);
    current = fresh;
    return fresh;
  }

  /** As last worked out, or now for the first time. */
  Teaching current(Iterable<SearchDocument> documents) {
    Teaching known = current;
    return known == null ? anew(documents) : known;
  }
}

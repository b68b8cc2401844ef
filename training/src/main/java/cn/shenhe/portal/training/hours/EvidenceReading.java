package cn.shenhe.portal.training.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The evidence behind somebody's minutes, for {@code training.roster} inside its transaction, which
 * decides who may see it.
 */
@ApplicationScoped
public class EvidenceReading {

  @Inject HoursRepository hours;

  /** Who of these people was credited for something learned on line in a span of time. */
  public Set<String> learning(Collection<String> people, Instant from, Instant until) {
    return people.isEmpty() ? Set.of() : Set.copyOf(hours.learning(people, from, until));
  }

  /**
   * The newest span first, only spans with credit.
   *
   * @param pieces of which
   * @param page from 1
   */
  public LearningHours.EvidencePage of(String person, Set<String> pieces, int page) {
    if (pieces.isEmpty()) {
      return new LearningHours.EvidencePage(List.of(), 0, 1);
    }
    int number = Math.max(1, page);
    int first = (number - 1) * LearningHours.EVIDENCE_PAGE;
    return new LearningHours.EvidencePage(
        hours.evidenceOf(person, pieces, first, LearningHours.EVIDENCE_PAGE).stream()
            .map(LearningHours::row)
            .toList(),
        hours.countEvidenceOf(person, pieces),
        number);
  }
}

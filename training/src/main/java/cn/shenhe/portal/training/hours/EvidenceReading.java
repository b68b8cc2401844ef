package cn.shenhe.portal.training.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/**
 * The evidence behind somebody's minutes, for {@code training.roster} inside its transaction, which
 * decides who may see it.
 */
@ApplicationScoped
public class EvidenceReading {

  @Inject HoursRepository hours;

  /** The newest span first, only spans with credit. */
  public List<LearningHours.EvidenceRow> of(String person, Instant from, Instant to, int limit) {
    return hours.evidenceOf(person, from, to, limit).stream().map(LearningHours::row).toList();
  }
}

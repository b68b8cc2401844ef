package cn.shenhe.portal.content.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the clicks of many taught about each document, at the time it is indexed. */
@ApplicationScoped
class ClickMemory {

  @Inject LearningRepository tallies;
  @Inject SearchIndex index;

  @Inject
  @ConfigProperty(name = "portal.search.least-times", defaultValue = "5")
  int leastTimes;

  /** Clicks per passage of everything that is indexed. */
  double average() {
    long opened = tallies.opened();
    return opened == 0 ? 0 : (double) opened / Math.max(1, index.passages());
  }

  SearchDocument taught(SearchDocument document, double average) {
    if (average == 0) {
      return document;
    }
    Map<String, String> questions = new HashMap<>();
    long clicks = 0;
    for (Object[] row : tallies.ledTo(document.key(), leastTimes)) {
      String anchor = ((String) row[1]).substring(document.key().length() + 1);
      questions.merge(anchor, (String) row[0], (one, other) -> one + "\n" + other);
      clicks += ((Number) row[2]).longValue();
    }
    double popularity = Learnt.popularity(clicks, Math.max(1, document.passages().size()), average);
    return document.with(new Learnt(questions, popularity));
  }
}

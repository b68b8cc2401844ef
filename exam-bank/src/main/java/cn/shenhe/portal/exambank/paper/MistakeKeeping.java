package cn.shenhe.portal.exambank.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes wrong-question books. A question comes in when it is answered wrongly and goes when it was
 * answered rightly often enough without a mistake in between; one left blank changes nothing.
 */
@ApplicationScoped
class MistakeKeeping {

  @Inject LearnerRepository learners;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.exam.mistake.right-answers", defaultValue = "2")
  int rightAnswers;

  /**
   * @param person public id; null or blank for somebody who is not signed in: nothing is kept
   * @param question public id
   */
  void answered(String person, String question, boolean right) {
    if (person == null || person.isBlank()) {
      return;
    }
    Optional<Mistake> known = learners.mistake(person, question);
    if (right) {
      known.ifPresent(
          mistake -> {
            mistake.right(clock.instant());
            if (mistake.rightInRow() >= rightAnswers) {
              learners.remove(mistake);
            }
          });
    } else {
      Mistake mistake =
          known.orElseGet(
              () -> {
                Mistake fresh = new Mistake(person, question);
                fresh.wrong(clock.instant());
                learners.add(fresh);
                return null;
              });
      if (mistake != null) {
        mistake.wrong(clock.instant());
      }
    }
  }

  int rightAnswers() {
    return rightAnswers;
  }
}

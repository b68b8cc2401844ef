package cn.shenhe.portal.exambank.grading;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A candidate's own results. The caller's public id comes from the web layer; a result of somebody
 * else is unknown, and one that is not released shows that it exists and nothing more.
 */
@Stateless
@RolesAllowed({
  "RESIDENT",
  "ENTERPRISE_OFFICER",
  "SCHOOL",
  "EDITOR",
  "EXAMINER",
  "INVIGILATOR",
  "DUTY_OFFICER",
  "ADMINISTRATOR"
})
public class Results {

  private static final int LONGEST = 1_000;

  @Inject ResultRepository results;
  @Inject Letters letters;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.exam.result.explanations", defaultValue = "false")
  boolean explanations;

  @Inject
  @ConfigProperty(name = "portal.exam.appeal.days", defaultValue = "7")
  int appealDays;

  /** The person's, newest first. */
  public List<ResultRow> ofPerson(String person) {
    return results.ofPerson(person).stream()
        .map(result -> result.released() ? result.row() : result.row().hidden())
        .toList();
  }

  /**
   * When the person handed in the last passed exam of the subject of a session: their attempts
   * count from there. Empty when they passed none, or its result is not out.
   */
  public Optional<Instant> lastPass(String person, String session) {
    return results.lastPass(person, session);
  }

  /**
   * The released results of several people, for the archive of who may see them.
   *
   * @param people public ids, at most 500
   * @return by public id of the person, newest first; people without a result are left out
   */
  public Map<String, List<ResultRow>> ofPeople(Collection<String> people) {
    return results.releasedOf(people).stream()
        .collect(
            Collectors.groupingBy(
                ExamResult::person, Collectors.mapping(ExamResult::row, Collectors.toList())));
  }

  /** Public id of the result of a sitting of the person; empty before it is closed. */
  public Optional<String> ofSitting(String sitting, String person) {
    return results
        .bySitting(sitting)
        .filter(result -> result.person().equals(person))
        .map(ExamResult::publicId);
  }

  /**
   * The result of a sitting for the page that has handed it in; empty before the release. Asked by
   * whoever holds the secret of the sitting: its session of the portal may have ended meanwhile.
   *
   * @param person public id of the candidate
   */
  @PermitAll
  public Optional<ResultShown> shown(String sitting, String person) {
    return results
        .bySitting(sitting)
        .filter(result -> result.person().equals(person) && result.released())
        .map(ExamResult::shown);
  }

  /**
   * The letter of a released result.
   *
   * @throws UnknownResult when it is not the person's
   * @throws ResultRefused before the release
   */
  public ResultLetter letter(String publicId, String person) {
    ExamResult result = own(publicId, person);
    boolean explained =
        results.release(result.session()).map(ReleaseDecision::explanations).orElse(explanations);
    return letters.write(result, explained, appealable(result));
  }

  /**
   * Asks for a review.
   *
   * @param question number on the paper; null for the whole
   * @param text 5 to 1000 characters
   * @throws ResultRefused when one waits already, the time is over, or the text is too short or
   *     long
   */
  public void appeal(String publicId, String person, Integer question, String text) {
    ExamResult result = own(publicId, person);
    String said = text == null ? "" : text.strip();
    if (said.length() < 5 || said.length() > LONGEST) {
      throw new ResultRefused("result.appeal.text", LONGEST);
    }
    if (question != null && (question < 1 || question > result.earned().size())) {
      throw new ResultRefused("result.appeal.question", result.earned().size());
    }
    if (!appealable(result)) {
      throw new ResultRefused("result.appeal.over", appealDays);
    }
    if (results.appeals(result).stream().anyMatch(Appeal::waiting)) {
      throw new ResultRefused("result.appeal.already");
    }
    results.add(new Appeal(result, question, said, clock.instant()));
  }

  private boolean appealable(ExamResult result) {
    Instant released = result.row().releasedAt();
    return released != null && clock.instant().isBefore(released.plus(Duration.ofDays(appealDays)));
  }

  private ExamResult own(String publicId, String person) {
    ExamResult result =
        results
            .byPublicId(publicId)
            .filter(found -> found.person().equals(person))
            .orElseThrow(UnknownResult::new);
    if (!result.released()) {
      throw new ResultRefused("result.not-released");
    }
    return result;
  }
}

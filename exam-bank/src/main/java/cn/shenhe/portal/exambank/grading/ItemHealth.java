package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.paper.PaperKeys;
import cn.shenhe.portal.exambank.question.QuestionFlags;
import cn.shenhe.portal.exambank.question.analysis.ItemStatistics;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a question behaved in real sittings: the newest results that had it are handed to the item
 * analysis, its mark against the rest of the paper.
 */
@Stateless
public class ItemHealth {

  private static final int NEWEST = 500;
  private static final int ENOUGH = 2;

  /** As for the questions of one session: fewer sittings say nothing about a question. */
  private static final int ENOUGH_FOR_FLAGS = 10;

  private static final int MOST_FLAGGED_FROM = 20_000;
  private static final int CHUNK = 200;

  /** One option, how often it was chosen, and whether it is a wrong one hardly anybody chooses. */
  public record Chosen(String html, int chosen, boolean right, boolean dead) {}

  /**
   * @param sittings newest results that had the question, 500 at most
   * @param facility 0 to 1; null below two sittings
   * @param deviation standard deviation of the marks over the full mark; null likewise
   * @param discrimination percent; null where it cannot be reckoned
   * @param efficiency discriminative efficiency, percent; null likewise
   * @param options in the order of the newest paper; empty unless a choice
   */
  public record Health(
      int sittings,
      Double facility,
      Double deviation,
      Double discrimination,
      Double efficiency,
      Set<ItemStatistics.Flag> flags,
      List<Chosen> options) {}

  @Inject ResultRepository results;
  @Inject PaperKeys keys;
  @Inject QuestionFlags bank;

  /**
   * Of the question version that stands as this number on the paper of this result.
   *
   * @throws UnknownResult when there is no such result or question
   */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public Health of(String result, int no) {
    ExamResult found = results.byPublicId(result).orElseThrow(UnknownResult::new);
    if (no < 1 || no > found.earned().size()) {
      throw new UnknownResult();
    }
    return ofVersion(keys.of(found.paper()).question(no).versionId()).orElseThrow();
  }

  /** Of a question version; empty when no sitting had it. */
  @RolesAllowed({"EDITOR", "EXAMINER", "ADMINISTRATOR"})
  public Optional<Health> ofVersion(String versionId) {
    List<ExamResult> sat = results.newestWithItem(versionId, NEWEST);
    if (sat.isEmpty()) {
      return Optional.empty();
    }
    ItemSample sample = new ItemSample(NEWEST);
    for (ExamResult result : sat) {
      sample.add(result, question(result, versionId), sheet(result));
    }
    return Optional.of(sample.health(ENOUGH));
  }

  /**
   * Counts anew which questions deserve a second look, over the newest results; those asked too
   * seldom get no flag.
   */
  @RolesAllowed("SYSTEM")
  public void flagAll() {
    Map<String, ItemSample> samples = new HashMap<>();
    int seen = 0;
    long before = Long.MAX_VALUE;
    List<ExamResult> chunk = results.newest(before, CHUNK);
    while (!chunk.isEmpty() && seen < MOST_FLAGGED_FROM) {
      for (ExamResult result : chunk) {
        JsonNode sheet = sheet(result);
        for (KeyedQuestion key : keys.of(result.paper()).questions()) {
          samples
              .computeIfAbsent(key.versionId(), version -> new ItemSample(NEWEST))
              .add(result, key, sheet);
        }
        before = result.id();
        seen++;
      }
      results.letGo();
      chunk = results.newest(before, CHUNK);
    }
    Map<String, Set<ItemStatistics.Flag>> flags = new HashMap<>();
    samples.forEach(
        (version, sample) -> {
          if (sample.size() >= ENOUGH_FOR_FLAGS) {
            flags.put(version, sample.health(ENOUGH).flags());
          }
        });
    bank.replaceAll(flags);
  }

  private KeyedQuestion question(ExamResult result, String versionId) {
    return keys.of(result.paper()).questions().stream()
        .filter(key -> key.versionId().equals(versionId))
        .findFirst()
        .orElseThrow(UnknownResult::new);
  }

  private JsonNode sheet(ExamResult result) {
    return ResultJson.tree(keys.sheet(result.paper()).json()).path("questions");
  }
}

package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.paper.PaperKeys;
import cn.shenhe.portal.exambank.question.analysis.DistractorCounts;
import cn.shenhe.portal.exambank.question.analysis.ItemAnalysis;
import cn.shenhe.portal.exambank.question.analysis.ItemStatistics;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    double[][] marks = new double[sat.size()][];
    double[] maxima = new double[2];
    Map<String, Integer> places = new LinkedHashMap<>();
    List<Set<Integer>> responses = new ArrayList<>();
    Set<Integer> right = new LinkedHashSet<>();
    boolean choice = false;
    for (int i = 0; i < sat.size(); i++) {
      ExamResult result = sat.get(i);
      KeyedQuestion key = question(result, versionId);
      BigDecimal own = result.earned().get(key.no() - 1);
      marks[i] = new double[] {own.doubleValue(), result.marks().subtract(own).doubleValue()};
      maxima[0] = key.marks().doubleValue();
      maxima[1] = 1;
      choice =
          key.type() == QuestionType.SINGLE_CHOICE || key.type() == QuestionType.MULTIPLE_CHOICE;
      if (choice) {
        Set<Integer> given = new LinkedHashSet<>();
        List<String> answer = result.answers().getOrDefault(key.no(), List.of());
        for (JsonNode option : options(result, key.no())) {
          int place = places.computeIfAbsent(option.path("html").asText(), html -> places.size());
          if (answer.contains(option.path("id").asText())) {
            given.add(place);
          }
          if (key.key().contains(option.path("id").asText())) {
            right.add(place);
          }
        }
        responses.add(given);
      }
    }
    ItemStatistics statistics = ItemAnalysis.of(marks, maxima).items().get(0);
    return Optional.of(health(statistics, maxima[0], choice, places, responses, right));
  }

  private static Health health(
      ItemStatistics statistics,
      double full,
      boolean choice,
      Map<String, Integer> places,
      List<Set<Integer>> responses,
      Set<Integer> right) {
    boolean enough = statistics.sittings() >= ENOUGH;
    Set<ItemStatistics.Flag> flags = EnumSet.noneOf(ItemStatistics.Flag.class);
    List<Chosen> options = new ArrayList<>();
    if (choice) {
      DistractorCounts counts = DistractorCounts.of(places.size(), responses);
      List<Integer> dead = counts.dead(right);
      places.forEach(
          (html, place) ->
              options.add(
                  new Chosen(
                      html,
                      counts.chosen().get(place),
                      right.contains(place),
                      dead.contains(place))));
      if (!dead.isEmpty()) {
        flags.add(ItemStatistics.Flag.DEAD_DISTRACTOR);
      }
    }
    if (enough) {
      flags.addAll(statistics.flags());
    }
    return new Health(
        statistics.sittings(),
        enough ? statistics.facility() : null,
        enough && full > 0 ? (Double) (statistics.deviation() / full) : null,
        enough ? statistics.discriminationIndex() : null,
        enough ? statistics.discriminativeEfficiency() : null,
        flags,
        List.copyOf(options));
  }

  private KeyedQuestion question(ExamResult result, String versionId) {
    return keys.of(result.paper()).questions().stream()
        .filter(key -> key.versionId().equals(versionId))
        .findFirst()
        .orElseThrow(UnknownResult::new);
  }

  private JsonNode options(ExamResult result, int no) {
    return ResultJson.tree(keys.sheet(result.paper()).json())
        .path("questions")
        .path(no - 1)
        .path("options");
  }
}

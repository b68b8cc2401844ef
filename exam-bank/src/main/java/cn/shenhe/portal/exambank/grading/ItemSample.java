package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.question.analysis.DistractorCounts;
import cn.shenhe.portal.exambank.question.analysis.ItemAnalysis;
import cn.shenhe.portal.exambank.question.analysis.ItemStatistics;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What candidates did with one question version, result by result, and what that says of it. */
final class ItemSample {

  private final int most;
  private final List<double[]> marks = new ArrayList<>();
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<Set<Integer>> responses = new ArrayList<>();
  private final Set<Integer> right = new LinkedHashSet<>();
  private double full;
  private boolean choice;

  /**
   * @param most results looked at; more are passed over
   */
  ItemSample(int most) {
    this.most = most;
  }

  int size() {
    return marks.size();
  }

  /**
   * @param sheet the questions of the result's paper in the order of their numbers
   */
  void add(ExamResult result, KeyedQuestion key, JsonNode sheet) {
    if (marks.size() >= most) {
      return;
    }
    BigDecimal own = result.earned().get(key.no() - 1);
    marks.add(new double[] {own.doubleValue(), result.marks().subtract(own).doubleValue()});
    full = key.marks().doubleValue();
    choice = key.type() == QuestionType.SINGLE_CHOICE || key.type() == QuestionType.MULTIPLE_CHOICE;
    if (choice) {
      Set<Integer> given = new LinkedHashSet<>();
      List<String> answer = result.answers().getOrDefault(key.no(), List.of());
      for (JsonNode option : sheet.path(key.no() - 1).path("options")) {
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

  /**
   * @param enough results below which numbers say nothing and are left out
   */
  ItemHealth.Health health(int enough) {
    ItemStatistics statistics =
        ItemAnalysis.of(marks.toArray(double[][]::new), new double[] {full, 1}).items().get(0);
    boolean sayable = statistics.sittings() >= enough;
    Set<ItemStatistics.Flag> flags = EnumSet.noneOf(ItemStatistics.Flag.class);
    List<ItemHealth.Chosen> options = new ArrayList<>();
    if (choice) {
      DistractorCounts counts = DistractorCounts.of(places.size(), responses);
      List<Integer> dead = counts.dead(right);
      places.forEach(
          (html, place) ->
              options.add(
                  new ItemHealth.Chosen(
                      html,
                      counts.chosen().get(place),
                      right.contains(place),
                      dead.contains(place))));
      if (!dead.isEmpty()) {
        flags.add(ItemStatistics.Flag.DEAD_DISTRACTOR);
      }
    }
    if (sayable) {
      flags.addAll(statistics.flags());
    }
    return new ItemHealth.Health(
        statistics.sittings(),
        sayable ? statistics.facility() : null,
        sayable && full > 0 ? (Double) (statistics.deviation() / full) : null,
        sayable ? statistics.discriminationIndex() : null,
        sayable ? statistics.discriminativeEfficiency() : null,
        flags,
        List.copyOf(options));
  }
}

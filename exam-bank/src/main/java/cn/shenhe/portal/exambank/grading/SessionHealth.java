package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.paper.PaperKey;
import cn.shenhe.portal.exambank.paper.PaperKeys;
import cn.shenhe.portal.exambank.question.analysis.ItemAnalysis;
import cn.shenhe.portal.exambank.question.analysis.ItemStatistics;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How an exam session behaved as a test: its reliability, and the questions of its papers that want
 * a second look. Only what its candidates did counts; {@link ItemHealth} looks at one question over
 * all sessions.
 */
@Stateless
public class SessionHealth {

  /** Fewer sittings say nothing about a question. */
  private static final int ENOUGH = 10;

  private static final int MOST = 2_000;

  /**
   * One question of the papers.
   *
   * @param result and {@code no}: one place where it stands, to look at it
   * @param facility 0 to 1
   * @param discrimination and {@code efficiency} in percent; null where they cannot be reckoned
   */
  public record Line(
      String result,
      int no,
      String area,
      int sittings,
      double facility,
      Double discrimination,
      Double efficiency,
      Set<ItemStatistics.Flag> flags) {}

  /**
   * @param reliability over positions; null without a result
   * @param questions those with a flag, asked often enough, the worst discrimination first
   */
  public record Report(
      int sittings, int asked, ItemAnalysis.Reliability reliability, List<Line> questions) {}

  @Inject ResultRepository results;
  @Inject PaperKeys keys;

  /** Marks of one question: what it earned, and what the rest of the paper earned. */
  private record Asked(ExamResult result, KeyedQuestion key, double own, double rest) {}

  /**
   * @param session public id; one without results gives an empty report
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public Report of(String session) {
    List<ExamResult> sat = results.ofSession(session, MOST);
    if (sat.isEmpty()) {
      return new Report(0, 0, null, List.of());
    }
    Map<String, List<Asked>> questions = new LinkedHashMap<>();
    List<double[]> marks = new ArrayList<>();
    double[] maxima = null;
    for (ExamResult result : sat) {
      PaperKey key = keys.of(result.paper());
      double[] row = new double[key.questions().size()];
      double[] full = new double[row.length];
      for (KeyedQuestion question : key.questions()) {
        BigDecimal own = result.earned().get(question.no() - 1);
        row[question.no() - 1] = own.doubleValue();
        full[question.no() - 1] = question.marks().doubleValue();
        questions
            .computeIfAbsent(question.versionId(), version -> new ArrayList<>())
            .add(
                new Asked(
                    result,
                    question,
                    own.doubleValue(),
                    result.marks().subtract(own).doubleValue()));
      }
      maxima = maxima == null ? full : maxima;
      if (row.length == maxima.length) {
        marks.add(row);
      }
    }
    ItemAnalysis whole = ItemAnalysis.of(marks.toArray(double[][]::new), maxima);
    List<Line> flagged =
        questions.values().stream()
            .filter(asked -> asked.size() >= ENOUGH)
            .map(SessionHealth::line)
            .filter(line -> !line.flags().isEmpty())
            .sorted(
                Comparator.comparing(
                    Line::discrimination, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList();
    return new Report(sat.size(), questions.size(), whole.reliability(), flagged);
  }

  private static Line line(List<Asked> asked) {
    Asked one = asked.get(0);
    double[][] marks =
        asked.stream().map(a -> new double[] {a.own(), a.rest()}).toArray(double[][]::new);
    ItemStatistics statistics =
        ItemAnalysis.of(marks, new double[] {one.key().marks().doubleValue(), 1}).items().get(0);
    return new Line(
        one.result().publicId(),
        one.key().no(),
        one.key().area(),
        asked.size(),
        statistics.facility(),
        statistics.discriminationIndex(),
        statistics.discriminativeEfficiency(),
        statistics.flags());
  }
}

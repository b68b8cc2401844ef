package cn.shenhe.portal.training.contest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The published rules of a contest. Written as the parameter of the act that opens it: {@code
 * questions=10;minutes=10;daily=3;floor=20;least=8;prizes=20;papers=60;team=5;topic=消防,燃气}; what is
 * left out is as in this example, without a topic all of the public bank is asked.
 *
 * @param questions of an attempt, 5 to 50
 * @param minutes for an attempt, 1 to 120
 * @param daily attempts a day (Beijing), 1 to 20
 * @param floor seconds below which an attempt does not count, 0 or more
 * @param least right answers for a lot, 0 to {@code questions}
 * @param prizes lots that win, 0 to 1,000
 * @param papers written before the opening, 1 to 500
 * @param team best members whose average is a team's score, 1 to 100
 * @param topics areas of the syllabus of the public bank that are asked, at most 8; empty for all
 */
public record ContestRules(
    int questions,
    int minutes,
    int daily,
    int floor,
    int least,
    int prizes,
    int papers,
    int team,
    List<String> topics) {

  private static final int SECONDS = 60;
  private static final int MOST_TOPICS = 8;
  private static final String TOPIC = "topic";

  private static final Map<String, Integer> USUAL =
      Map.of(
          "questions",
          10,
          "minutes",
          10,
          "daily",
          3,
          "floor",
          20,
          "least",
          8,
          "prizes",
          20,
          "papers",
          60,
          "team",
          5);

  public ContestRules {
    boolean holds =
        in(questions, 5, 50)
            && in(minutes, 1, 120)
            && in(daily, 1, 20)
            && in(floor, 0, minutes * SECONDS)
            && in(least, 0, questions)
            && in(prizes, 0, 1_000)
            && in(papers, 1, 500)
            && in(team, 1, 100)
            && topics.size() <= MOST_TOPICS;
    if (!holds) {
      throw new ContestRefused("contest.rules");
    }
    topics = List.copyOf(topics);
  }

  private static boolean in(int value, int least, int most) {
    return value >= least && value <= most;
  }

  /**
   * @throws ContestRefused when it cannot be read, or a number is out of its range
   */
  static ContestRules parse(String text) {
    Map<String, Integer> said = new HashMap<>(USUAL);
    Set<String> known = USUAL.keySet();
    List<String> topics = List.of();
    for (String part : Arrays.stream(text.split("[;；]")).map(String::strip).toList()) {
      String[] pair = part.split("=", -1);
      if (part.isEmpty()) {
        continue;
      }
      if (pair.length == 2 && pair[0].strip().equals(TOPIC)) {
        topics = topics(pair[1]);
        continue;
      }
      if (pair.length != 2 || !known.contains(pair[0].strip()) || !isNumber(pair[1].strip())) {
        throw new ContestRefused("contest.rules");
      }
      said.put(pair[0].strip(), Integer.valueOf(pair[1].strip()));
    }
    return new ContestRules(
        said.get("questions"),
        said.get("minutes"),
        said.get("daily"),
        said.get("floor"),
        said.get("least"),
        said.get("prizes"),
        said.get("papers"),
        said.get("team"),
        topics);
  }

  private static List<String> topics(String text) {
    return Arrays.stream(text.split("[,，、]"))
        .map(String::strip)
        .filter(topic -> !topic.isEmpty())
        .distinct()
        .toList();
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,5}");
  }

  int seconds() {
    return minutes * SECONDS;
  }
}

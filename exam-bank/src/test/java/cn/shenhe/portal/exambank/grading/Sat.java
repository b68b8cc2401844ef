package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.sitting.FinalAnswers;
import cn.shenhe.portal.exambank.sitting.SittingClosed;
import cn.shenhe.portal.exambank.sitting.SubmittedBy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Closed sittings of the stub papers. */
final class Sat {

  static final String SESSION = "session";

  private Sat() {}

  /**
   * @param right number of right answers from question 1 on; the others are 乙, false and 11
   */
  static SittingClosed closed(String id, int right) {
    String paper = "paper" + id;
    Map<Integer, List<String>> answers = new HashMap<>();
    for (int no = 1; no <= 10; no++) {
      boolean good = no <= right;
      String given =
          no < 9
              ? StubKeys.option(paper, good ? "甲" : "乙")
              : no == 9 ? String.valueOf(good) : good ? "10.2" : "11";
      answers.put(no, List.of(given));
    }
    return closed(id, answers);
  }

  static SittingClosed closed(String id, Map<Integer, List<String>> answers) {
    return new SittingClosed(
        new FinalAnswers(
            "sitting" + id,
            SESSION,
            "person" + id,
            "考生" + id,
            "paper" + id,
            answers,
            Set.of(2),
            Instant.parse("2026-11-23T02:00:00Z"),
            SubmittedBy.CANDIDATE));
  }
}

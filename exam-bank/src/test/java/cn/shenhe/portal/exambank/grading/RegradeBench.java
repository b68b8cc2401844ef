package cn.shenhe.portal.exambank.grading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * 5,000 results, each of a paper of its own, regraded in one transaction. Not part of the tests:
 * {@code mvn -pl exam-bank -am test -Dtest=RegradeBench -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RegradeBench {

  private static final int SITTINGS = 5_000;

  @Test
  void fiveThousandResultsAreRegradedWithinAMinute() {
    Random random = new Random(5);
    try (TestDatabase database = new TestDatabase().as("examiner")) {
      StubKeys keys = new StubKeys(false);
      KeyCorrections corrections = database.bean(KeyCorrections.class);
      database.bean(Grading.class).keys = keys;
      corrections.keys = keys;
      for (int from = 0; from < SITTINGS; from += 100) {
        int first = from;
        database.run(
            () -> {
              for (int i = first; i < first + 100; i++) {
                database
                    .bean(Grading.class)
                    .mark(Sat.closed(String.valueOf(i), random.nextInt(11)));
              }
            });
      }
      String result =
          database.in(() -> database.bean(Results.class).ofPerson("person0").get(0).publicId());
      String correction =
          database.in(
              () ->
                  corrections.draft(
                      result, 8, CorrectionKind.ACCEPT_ALSO, List.of(List.of("乙")), "答案有误"));
      long start = System.nanoTime();
      KeyCorrections.Effect preview = database.in(() -> corrections.preview(correction));
      double previewed = (System.nanoTime() - start) / 1e9;
      start = System.nanoTime();
      KeyCorrections.Effect effect = database.in(() -> corrections.apply(correction));
      double applied = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "regrade: %d examined, %d changed, %d flips; preview %.1f s, apply %.1f s%n",
          effect.examined(), effect.changed(), effect.flips(), previewed, applied);

      assertThat(effect.examined()).isEqualTo(SITTINGS);
      assertThat(effect.flips()).isEqualTo(preview.flips()).isPositive();
      assertThat(previewed).isLessThan(60);
      assertThat(applied).isLessThan(60);
    }
  }
}

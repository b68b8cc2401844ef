package cn.shenhe.portal.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole way of a candidate on a real database, and nothing of it left. */
class ExamRehearsalTest {

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  private final TestDatabase database = new TestDatabase();
  private final SessionRepository sessions = database.bean(SessionRepository.class);
  private final SittingDesk desk =
      new SittingDesk(database.bean(SittingRows.class), Duration.ofMinutes(2));
  private final ExamRehearsal rehearsal =
      database.given(SittingDesk.class, desk).bean(ExamRehearsal.class);

  @AfterEach
  void close() {
    database.close();
  }

  private String aSessionThatOpensIn(Duration ahead, boolean withPaper) {
    return database.in(
        () -> {
          Instant opens = NOW.plus(ahead);
          SessionPlan plan =
              new SessionPlan(
                  "上午场",
                  "blueprint",
                  Category.SPECIAL_OPERATOR,
                  "",
                  true,
                  "",
                  NOW.minus(Duration.ofDays(2)),
                  NOW.minus(Duration.ofDays(1)),
                  opens,
                  opens.plus(Duration.ofMinutes(30)),
                  opens.plus(Duration.ofHours(3)),
                  500,
                  null,
                  false,
                  List.of(),
                  List.of());
          ExamSession session = new ExamSession(plan, false, NOW);
          session.open();
          sessions.add(session);
          sessions.flush();
          if (withPaper) {
            sessions.add(new SessionPaper(session.id(), "paper", 100, 120, new byte[] {1, 2, 3}));
          }
          return session.publicId();
        });
  }

  @Test
  void aRehearsalSavesAndHandsInAndLeavesNoRow() {
    String session = aSessionThatOpensIn(Duration.ofMinutes(5), true);
    Map<String, Long> before = database.rows();
    assertThat(before).containsEntry("SESSION_PAPER", 1L).containsEntry("SITTING", 0L);

    assertThat(database.in(() -> rehearsal.play(session))).isEqualTo(6);

    assertThat(database.acts())
        .as("it went all the way to the hand-in")
        .anyMatch(
            act -> act instanceof SittingClosed closed && !closed.answers().answers().isEmpty());
    assertThat(database.rows()).isEqualTo(before);
    assertThat(database.in(() -> rehearsal.play(session))).as("the paper is free").isEqualTo(6);
  }

  @Test
  void theSheetsOfTheNextSessionAreAtHandUntilNobodyComesInAnyMore() {
    SheetShelf shelf = database.bean(SheetShelf.class);
    aSessionThatOpensIn(Duration.ofMinutes(11), true);
    database.run(rehearsal::shelve);
    assertThat(shelf.sheet("paper")).as("too early").isEmpty();

    database.tick(120);
    database.run(rehearsal::shelve);
    assertThat(shelf.sheet("paper")).hasValue(new byte[] {1, 2, 3});
    database.sql("update session_paper set sheet = X'09'");
    database.run(rehearsal::shelve);
    assertThat(shelf.sheet("paper")).as("not read again").hasValue(new byte[] {1, 2, 3});

    database.tick(3600);
    database.run(rehearsal::shelve);
    assertThat(shelf.sheet("paper")).as("entry is over").isEmpty();
  }

  @Test
  void withoutASparePaperNothingIsPlayed() {
    String session = aSessionThatOpensIn(Duration.ofMinutes(5), false);
    Map<String, Long> before = database.rows();
    assertThat(database.in(() -> rehearsal.play(session))).isZero();
    assertThat(database.rows()).isEqualTo(before);
  }

  @Test
  void onlyASessionThatOpensWithinTenMinutesIsRehearsed() {
    aSessionThatOpensIn(Duration.ofMinutes(11), true);
    assertThat(database.in(rehearsal::due)).isEmpty();
    String soon = aSessionThatOpensIn(Duration.ofMinutes(9), false);
    assertThat(database.in(rehearsal::due)).contains(soon);
    database.tick(601);
    assertThat(database.in(rehearsal::due)).isNotEqualTo(java.util.Optional.of(soon));
  }
}

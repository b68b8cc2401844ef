package cn.shenhe.portal.exambank.grading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From which exam on the attempts of a person count. */
class LastPassTest {

  private final TestDatabase database = new TestDatabase();
  private final Results results = database.bean(Results.class);

  @BeforeEach
  void threeSessions() {
    database.bean(Grading.class).keys = new StubKeys(false);
    session(Sat.SESSION, "blueprint", "MANAGER");
    session("next", "blueprint", "MANAGER");
    session("other", "other", "PRINCIPAL");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void session(String id, String blueprint, String category) {
    database.sql(
        "insert into exam_session (id, public_id, title, blueprint, category, sub_operation, state,"
            + " remote, place, enrol_from, enrol_until, opens_at, entry_until, ends_at, capacity,"
            + " enrolled, networks, browser_keys, demo, made_at, version) values"
            + " (next value for exam_bank_seq, '%s', 't', '%s', '%s', '', 'OPEN', true, '',"
                .formatted(id, blueprint, category)
            + " now(), now(), now(), now(), now(), 9, 0, '', '', false, now(), 1)");
  }

  private void sat(int right) {
    database.run(() -> database.bean(Grading.class).mark(Sat.closed("A", right)));
  }

  @Test
  void aPassOfTheSameSubjectIsFound() {
    sat(8);
    assertThat(database.in(() -> results.lastPass("personA", "next")))
        .contains(Instant.parse("2026-11-23T02:00:00Z"));
    assertThat(database.in(() -> results.lastPass("personA", "other"))).isEmpty();
    assertThat(database.in(() -> results.lastPass("personB", "next"))).isEmpty();
  }

  @Test
  void aFailureIsNoPassAndOneNotReleasedIsNotTold() {
    sat(7);
    assertThat(database.in(() -> results.lastPass("personA", "next"))).isEmpty();
    database.sql("update exam_result set marks = 90, released_at = null");
    assertThat(database.in(() -> results.lastPass("personA", "next"))).isEmpty();
  }
}

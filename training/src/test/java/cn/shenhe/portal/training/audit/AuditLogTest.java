package cn.shenhe.portal.training.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain in its real tables, in H2. */
class AuditLogTest {

  private static final Instant NOON = Instant.parse("2027-06-16T04:00:00.123456789Z");

  private final JdbcDataSource database = new JdbcDataSource();
  private final AuditLog log = new AuditLog();

  @BeforeEach
  void emptyLog() throws Exception {
    database.setURL("jdbc:h2:mem:" + System.nanoTime() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
    String schema =
        new String(
            AuditLog.class
                .getResourceAsStream("/db/migration/training/V301__audit.sql")
                .readAllBytes(),
            StandardCharsets.UTF_8);
    sql(schema);
    log.dataSource = database;
  }

  private static AuditLog.Draft act(String act, String subject) {
    return new AuditLog.Draft(NOON, "system", act, subject, "由系统完成");
  }

  private ChainReport verify() throws SQLException {
    ChainCheck check = new ChainCheck(log.head());
    log.readAll(check::read);
    return check.report();
  }

  @Test
  void anEmptyLogIsWhole() throws SQLException {
    assertThat(verify()).isEqualTo(new ChainReport(0, 0, AuditSeal.GENESIS));
  }

  @Test
  void entriesReadBackFromTheDatabaseKeepTheirSeal() throws SQLException {
    log.append(List.of(act("warning.approved", "w1"), act("warning.approved", "w2")));
    log.append(List.of(act("shelter.opened", "s1")));

    assertThat(verify().whole()).isTrue();
    assertThat(verify().entries()).isEqualTo(3);
    assertThat(log.page(AuditFilter.ALL, 0, 10).entries())
        .extracting(AuditEntry::subject)
        .containsExactly("s1", "w2", "w1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set detail = '' where number = 3",
        "update audit_entry set at = at + interval '1' second where number = 3",
        "update audit_entry set actor = 'somebody' where number = 3",
        "delete from audit_entry where number = 3",
        "update audit_entry set number = -3 where number = 3",
      })
  void aChangeInTheMiddleIsFoundWhereItIs(String tampering) throws SQLException {
    for (int i = 1; i <= 5; i++) {
      log.append(List.of(act("question.published", "q" + i)));
    }
    sql(tampering);

    assertThat(verify().whole()).isFalse();
    assertThat(verify().brokenAt()).isIn(1L, 3L);
  }

  @Test
  void aTailThatWasCutOffIsMissed() throws SQLException {
    log.append(List.of(act("question.published", "q1"), act("question.retired", "q2")));
    sql("delete from audit_entry where number = 2");

    assertThat(verify().brokenAt()).isEqualTo(2);
  }

  @Test
  void theChainHasOneOrderUnderConcurrentWriters() throws Exception {
    int writers = 8;
    int each = 50;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Callable<Void>> work = new ArrayList<>();
    for (int w = 0; w < writers; w++) {
      String name = "w" + w;
      work.add(
          () -> {
            AuditLog own = new AuditLog();
            own.dataSource = new OneTransaction(database);
            for (int i = 0; i < each; i++) {
              own.append(List.of(act("question.moved", name + i)));
            }
            return null;
          });
    }
    for (Future<Void> done : threads.invokeAll(work)) {
      done.get();
    }
    threads.shutdown();

    assertThat(verify()).matches(ChainReport::whole).matches(r -> r.entries() == writers * each);
  }

  @Test
  void theListIsRestrictedByEveryPartOfTheFilter() throws SQLException {
    log.append(List.of(act("warning.approved", "w1"), act("warning.rejected", "w2")));
    log.append(List.of(new AuditLog.Draft(NOON.plusSeconds(60), "a7", "shelter.opened", "s1", "")));

    assertThat(subjects(new AuditFilter(null, "warning.", " ", null, null)))
        .containsExactly("w2", "w1");
    assertThat(subjects(new AuditFilter("a7", null, null, null, null))).containsExactly("s1");
    assertThat(subjects(new AuditFilter(null, null, "w1", null, null))).containsExactly("w1");
    assertThat(subjects(new AuditFilter(null, null, null, NOON.plusSeconds(30), null)))
        .containsExactly("s1");
    assertThat(subjects(new AuditFilter(null, null, null, null, NOON.plusSeconds(30))))
        .containsExactly("w2", "w1");
    assertThat(subjects(new AuditFilter(null, "warning.%", null, null, null))).isEmpty();
  }

  @Test
  void aLineHasNoControlCharactersAndEndsBetweenCharacters() {
    assertThat(AuditTrail.line("一\r\n伪造的一行\u0000", 100)).isEqualTo("一 伪造的一行");
    assertThat(AuditTrail.line("ab\uD83D\uDE00", 3)).isEqualTo("ab");
    assertThat(AuditTrail.line(null, 3)).isEmpty();
  }

  private List<String> subjects(AuditFilter filter) throws SQLException {
    AuditPage page = log.page(filter, 0, 10);
    assertThat(page.total()).isEqualTo(page.entries().size());
    return page.entries().stream().map(AuditEntry::subject).toList();
  }

  private void sql(String statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }
}

package cn.shenhe.portal.web.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the database does not take is not lost. */
class CallBookTest {

  private static final Instant TEN = Instant.parse("2026-11-30T02:00:00Z");

  private final CallHistory history = new CallHistory();
  private final List<String> executed = new ArrayList<>();

  /**
   * @param insertFails state of SQL with which every insert fails; null for none
   * @param writes how many updates find their row before the connection breaks
   */
  private CallBook book(String insertFails, int writes) {
    CallBook book = new CallBook();
    book.history = history;
    book.dataSource =
        proxy(DataSource.class, (self, method, arguments) -> connection(insertFails, writes));
    return book;
  }

  private Connection connection(String insertFails, int writes) {
    return proxy(
        Connection.class,
        (self, method, arguments) ->
            method.getName().equals("prepareStatement")
                ? statement((String) arguments[0], insertFails, writes)
                : null);
  }

  private PreparedStatement statement(String sql, String insertFails, int writes) {
    String verb = sql.strip().substring(0, 6);
    return proxy(
        PreparedStatement.class,
        (self, method, arguments) -> {
          if (!method.getName().equals("executeUpdate")) {
            return null;
          }
          executed.add(verb);
          if (verb.equals("insert") && insertFails != null) {
            throw new SQLException("insert", insertFails);
          }
          if (verb.equals("insert")) {
            return 1;
          }
          if (insertFails == null && executed.size() > writes) {
            throw new SQLException("gone", "08006");
          }
          return insertFails == null || executed.contains("insert") ? 1 : 0;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Test
  void whatWasNotWrittenIsTakenAgainWithWhatCameAfter() {
    history.succeeded("a", TEN, Duration.ofMillis(10));
    history.succeeded("b", TEN, Duration.ofMillis(10));
    assertThatThrownBy(() -> book(null, 1).store()).hasMessageContaining("gone");

    history.succeeded("a", TEN.plusSeconds(60), Duration.ofMillis(30));
    history.succeeded("b", TEN.plusSeconds(60), Duration.ofMillis(30));
    List<CallHistory.Tally> kept = List.copyOf(history.take().values());
    assertThat(kept).extracting(CallHistory.Tally::runs).containsExactlyInAnyOrder(1, 2);
    assertThat(kept).allMatch(tally -> tally.lastAt().equals(TEN.plusSeconds(60)));
    assertThat(kept).allMatch(tally -> tally.last() == 30);
  }

  @Test
  void onlyARowThatIsThereAlreadyIsAnotherNodes() {
    history.succeeded("a", TEN, Duration.ofMillis(10));
    book("23505", 0).store();
    assertThat(executed).containsExactly("update", "insert", "update");
    assertThat(history.take()).isEmpty();

    executed.clear();
    history.succeeded("a", TEN, Duration.ofMillis(10));
    assertThatThrownBy(() -> book("57014", 0).store()).hasMessageContaining("insert");
    assertThat(history.take()).hasSize(1);
  }
}

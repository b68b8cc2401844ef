package cn.shenhe.portal.web.training.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Two portals on one PostgreSQL keep a year's acts, squeezed into a minute by writing their times
 * anew; one of the two is killed at a moment chance chooses. Then both are down for three days.
 * Runs only when asked for (about five minutes on a quiet machine); the year with a clock the test
 * holds is {@code SimulatedYearTest}:
 *
 * <pre>
 * mvn verify -pl web -am -Dit.test=CampaignNodesBench -Dtest=none
 *   -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false</pre>
 */
class CampaignNodesBench {

  private static final int CAMPAIGNS = 12;
  private static final int ACTS = 8;
  private static final int SPREAD_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final DatabaseKind.TestDatabase database =
      DatabaseKind.POSTGRESQL.fresh(PortalProcess.freshDirectory("nodes"));

  private PortalProcess start(String name) {
    return PortalProcess.start(
            "campaign-" + name,
            database,
            PortalProcess.freshDirectory(name),
            PortalProcess.freePort())
        .awaitReady();
  }

  private static void kill(PortalProcess node) throws InterruptedException {
    List<Long> ids = node.aliveIds();
    ids.forEach(id -> ProcessHandle.of(id).ifPresent(ProcessHandle::destroyForcibly));
    for (long id : ids) {
      while (ProcessHandle.of(id).filter(ProcessHandle::isAlive).isPresent()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  @Test
  void everyActIsDoneOnceAndInOrderWhileANodeDies() throws Exception {
    PortalProcess first = start("one");
    PortalProcess second = start("two");
    try {
      acts(
          "make_interval(secs => 10 + (c.n * 7 + a.n * "
              + SPREAD_SECONDS / ACTS
              + ") % "
              + SPREAD_SECONDS
              + " + a.n)");
      Random random = new Random();
      TimeUnit.SECONDS.sleep(15 + random.nextInt(30));
      PortalProcess victim = random.nextBoolean() ? first : second;
      kill(victim);
      awaitNone("state = 'WAITING'");

      assertThat(number("campaign_act where code like 'sim%' and state = 'DONE'"))
          .isEqualTo(CAMPAIGNS * ACTS);
      assertThat(
              number(
                  "(select subject from audit_entry where act = 'campaign.act-done' group by"
                      + " subject having count(*) > 1) twice"))
          .as("acts the audit log knows twice")
          .isZero();
      assertThat(
              number(
                  "campaign_act a join campaign_act b on a.campaign_id = b.campaign_id"
                      + " and a.code like 'sim%' and b.code like 'sim%'"
                      + " and a.due_at < b.due_at and a.done_at > b.done_at"))
          .as("acts done before an earlier one")
          .isZero();
      assertThat(number("campaign where title like '模拟%' and banner <> '第" + ACTS + "句'"))
          .as("campaigns that do not show what their last act hung up")
          .isZero();
    } finally {
      kill(first);
      kill(second);
    }
    execute("delete from campaign_act where code like 'sim%'");
    execute("delete from campaign where title like '模拟%'");
    acts("make_interval(days => -3, secs => a.n)");
    execute("update campaign_act set grace_hours = 24 where code = 'sim3'");
    PortalProcess third = start("three");
    try {
      awaitNone("state = 'WAITING'");
      assertThat(number("campaign_act where code = 'sim3' and state = 'SKIPPED'"))
          .isEqualTo(CAMPAIGNS);
      assertThat(number("campaign_act where code like 'sim%' and state = 'DONE'"))
          .isEqualTo(CAMPAIGNS * (ACTS - 1));
    } finally {
      kill(third);
    }
  }

  /**
   * Campaigns with acts that hang up one line after the other.
   *
   * @param when an interval from now, of campaign {@code c.n} and act {@code a.n}
   */
  private void acts(String when) throws SQLException {
    execute(
        "insert into campaign (id, public_id, observance_id, for_year, title, theme, first_day,"
            + " last_day, state, featured, materials_open, created_at, version) select -c.n,"
            + " 'sim' || lpad(c.n::text, 23, '0'), (select min(id) from observance), 3000 + c.n,"
            + " '模拟' || c.n, '', date '2027-06-01', date '2027-06-30', 'PLANNED', '', false,"
            + " now(), 1 from generate_series(1, "
            + CAMPAIGNS
            + ") c(n)");
    execute(
        "insert into campaign_act (id, public_id, campaign_id, code, phase, kind, title,"
            + " parameter, due_at, state, attempts, version) select -(c.n * 100 + a.n), 'act' ||"
            + " lpad((c.n * 100 + a.n)::text, 23, '0'), -c.n, 'sim' || a.n, 'OPENING', 'BANNER',"
            + " 'act', '第' || a.n || '句', now() + "
            + when
            + ", 'WAITING', 0, 1 from generate_series(1, "
            + CAMPAIGNS
            + ") c(n), generate_series(1, "
            + ACTS
            + ") a(n)");
    // In the order of their numbers, whatever chance made of the times.
    execute(
        "update campaign_act a set due_at = s.at from (select id, (array_agg(due_at) over w)[row_number()"
            + " over (partition by campaign_id order by id desc)] as at from campaign_act where code"
            + " like 'sim%' window w as (partition by campaign_id order by due_at rows between"
            + " unbounded preceding and unbounded following)) s where s.id = a.id");
  }

  private void awaitNone(String condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (number("campaign_act where code like 'sim%' and " + condition) > 0) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private long number(String from) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + from)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

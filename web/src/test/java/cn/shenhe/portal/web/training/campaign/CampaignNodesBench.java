package cn.shenhe.portal.web.training.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Two portals on one PostgreSQL keep a year's acts, squeezed into a minute by writing their times
 * anew; one of the two is killed at a moment chance chooses. Then both are down for three days. The
 * acts of the safety month, with all their effects, are done the same way. Runs only when asked for
 * (about five minutes on a quiet machine); the year with a clock the test holds is {@code
 * SimulatedYearTest}:
 *
 * <pre>
 * mvn verify -pl web -am -Dit.test=CampaignNodesBench -Dtest=none
 *   -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false</pre>
 */
class CampaignNodesBench {

  private static final int CAMPAIGNS = 12;
  private static final int ACTS = 8;
  private static final int SPREAD_SECONDS = 60;
  private static final String MONTH = "simmonth";
  private static final int ACTIVITIES = 4;
  private static final int FIRST_SECOND = 15;
  private static final int STEP_SECONDS = 5;
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
      assertThat(
              number(
                  "campaign where title like '模拟%' and banner is distinct from '第" + ACTS + "句'"))
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

  @Test
  void aSafetyMonthInAMinuteHappensOnceWhileANodeDies() throws Exception {
    PortalProcess first = start("month-one");
    PortalProcess second = start("month-two");
    try {
      List<String> codes = safetyMonth();
      Random random = new Random();
      TimeUnit.SECONDS.sleep(FIRST_SECOND + random.nextInt(STEP_SECONDS * codes.size()));
      kill(random.nextBoolean() ? first : second);
      awaitNone("state = 'WAITING'");

      String acts = "campaign_act a where a.code like 'sim%'";
      assertThat(number(acts + " and a.state = 'DONE'")).isEqualTo(codes.size());
      assertThat(
              number(
                  acts
                      + " and (select count(*) from audit_entry e where e.subject = a.public_id"
                      + " and e.act = 'campaign.act-done') <> 1"))
          .as("acts the audit log does not know exactly once")
          .isZero();
      assertThat(
              number(
                  "campaign_act a join campaign_act b on a.campaign_id = b.campaign_id and a.code"
                      + " like 'sim%' and a.due_at < b.due_at and a.done_at > b.done_at"))
          .as("acts done before an earlier one")
          .isZero();
      assertThat(number("contest where campaign = '" + MONTH + "'")).isEqualTo(1);
      assertThat(number("contest where campaign = '" + MONTH + "' and state = 'DRAWN'"))
          .isEqualTo(1);
      for (String kind : List.of("DIGEST", "DRILL")) {
        assertThat(
                number(
                    "campaign_act a, digest_subscription s where a.code like 'sim%' and a.kind = '"
                        + kind
                        + "' and s.host = 'bench.invalid' and (select count(*) from delivery_ledger d where"
                        + " d.letter_key = 'digest/' || a.public_id || '/' || s.public_id) <> 1"))
            .as(kind + ": subscribers without exactly one letter")
            .isZero();
      }
      assertThat(number("activity where campaign = '" + MONTH + "' and state = 'OPEN'"))
          .isEqualTo(ACTIVITIES);
      assertThat(number("activity where campaign = '" + MONTH + "' and version = 2"))
          .as("opened by one change")
          .isEqualTo(ACTIVITIES);
      assertThat(
              number(
                  "campaign where public_id = '"
                      + MONTH
                      + "' and materials_open and featured <> '' and drill_note <> '' and"
                      + " reports_closed and state = 'CLOSED' and report is not null"))
          .isEqualTo(1);
      assertThat(number("campaign_figures where campaign = '" + MONTH + "'")).isEqualTo(1);
    } finally {
      kill(first);
      kill(second);
    }
  }

  /**
   * The acts of the template, one every few seconds, with subscribers and activities; its codes.
   * Extra sessions of the bases are left away: a template does not name the halls, planning does.
   * An attempt of the contest lasts a minute, which the draw waits for.
   */
  private List<String> safetyMonth() throws SQLException, IOException {
    execute(
        "insert into campaign (id, public_id, observance_id, for_year, title, theme, first_day,"
            + " last_day, state, featured, materials_open, created_at, version) select -1000, '"
            + MONTH
            + "', id, 3000, '模拟安全生产月', '', date '2027-06-01', date '2027-06-30', 'PLANNED', '',"
            + " false, now(), 1 from observance where code = 'safety-month'");
    execute(
        "insert into digest_subscription (id, public_id, token, mail, host, drills, state, asked_at,"
            + " version) select -n, 'sub' || n, 'tok' || n, 'n' || n || '@bench.invalid',"
            + " 'bench.invalid', true, 'ACTIVE', now(), 1 from generate_series(1, 5) s(n)");
    execute(
        "insert into activity (id, public_id, campaign, kind, title, summary, organiser, contact,"
            + " street, place, starts_at, ends_at, sign_up_until, capacity, taken, state,"
            + " cancel_reason, sequence, created_at, version) select -n, 'activity' || n, '"
            + MONTH
            + "', 'LECTURE', 'title', '', '', '', 'street', 'place', now() + interval '9 days',"
            + " now() + interval '10 days', now() + interval '9 days', 10, 0, 'DRAFT', '', 0, now(),"
            + " 1 from generate_series(1, "
            + ACTIVITIES
            + ") s(n)");
    List<String[]> acts;
    try (InputStream template = getClass().getResourceAsStream("/campaigns/templates.tsv")) {
      acts =
          new String(template.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith("safety-month\t"))
              .map(line -> line.replace("minutes=10", "minutes=1").split("\t", -1))
              .filter(cells -> !cells[4].equals("BASE_SESSIONS"))
              .sorted(Comparator.comparing(CampaignNodesBench::order))
              .toList();
    }
    try (Connection connection = database.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into campaign_act (id, public_id, campaign_id, code, phase, kind, title,"
                    + " parameter, due_at, state, attempts, version) values (?, ?, -1000, ?, ?, ?, ?,"
                    + " ?, now() + make_interval(secs => ?), 'WAITING', 0, 1)")) {
      for (int i = 0; i < acts.size(); i++) {
        String[] cells = acts.get(i);
        insert.setLong(1, -100_000 - i);
        insert.setString(2, "month" + cells[1]);
        insert.setString(3, "sim-" + cells[1]);
        insert.setString(4, cells[2]);
        insert.setString(5, cells[4]);
        insert.setString(6, cells[5]);
        insert.setString(7, cells[6]);
        insert.setDouble(8, FIRST_SECOND + i * (double) STEP_SECONDS);
        insert.executeUpdate();
      }
    }
    return acts.stream().map(cells -> cells[1]).toList();
  }

  /** The day a template's time means in a June that begins on day 0, with its time of day. */
  private static String order(String[] cells) {
    String[] when = cells[3].split(" ");
    int day;
    if (when[0].startsWith("06-")) {
      day = Integer.parseInt(when[0].substring(3)) - 1;
    } else {
      int shift = when[0].length() == 1 ? 0 : Integer.parseInt(when[0].substring(1));
      day = shift + (when[0].startsWith("E") ? 29 : 0);
    }
    return "%03d %s".formatted(day + 100, when[1]);
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

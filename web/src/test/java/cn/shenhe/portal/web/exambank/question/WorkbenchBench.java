package cn.shenhe.portal.web.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The workbench of the bank over 100,000 questions on PostgreSQL: what an editor waits for. Started
 * by name only; prints the times and leaves pictures in {@code target/workbench}.
 */
class WorkbenchBench {

  private static final int COPIES = 96;
  private static final int TIMES = 5;

  /**
   * Copies of the questions that ship, each a question of its own; every twentieth is like its
   * original.
   */
  static final List<String> SEED =
      List.of(
          """
          insert into question (id, public_id, code, state, state_reason, type, difficulty,
            syllabus_point, stem_text, version_number, current_version_id,
            current_version_public_id, author, reviewer, fingerprint, keyprint, signature, source,
            import_id, created_at, changed_at, version)
          select q.id + n * 10000000, substr(md5('q' || q.id || '-' || n), 1, 26),
            'S' || n || '-' || q.code, q.state, q.state_reason, q.type, q.difficulty,
            q.syllabus_point, q.stem_text || ' #' || n, q.version_number,
            q.current_version_id + n * 10000000,
            substr(md5('v' || q.current_version_id || '-' || n), 1, 26), q.author, q.reviewer,
            md5('f' || q.id || '-' || n), q.keyprint,
            case when mod(n, 20) = 0 then q.signature else decode(
              (select string_agg(md5(q.id || ':' || n || ':' || k), '')
               from generate_series(1, 16) k), 'hex') end,
            '基准数据', null, q.created_at, q.changed_at + n * interval '1 second', 0
          from question q cross join generate_series(1, %d) n where q.id < 10000000
          """,
          """
          insert into question_version (id, public_id, question_id, number, content, author, note,
            created_at)
          select v.id + n * 10000000, substr(md5('v' || v.id || '-' || n), 1, 26),
            v.question_id + n * 10000000, v.number, v.content, v.author, v.note, v.created_at
          from question_version v join question q on q.current_version_id = v.id
            cross join generate_series(1, %d) n where q.id < 10000000
          """,
          """
          insert into question_applicability (question_id, kind, name)
          select question_id + n * 10000000, kind, name from question_applicability
            cross join generate_series(1, %d) n where question_id < 10000000
          """,
          """
          insert into question_law (question_id, law, edition, article, law_key, article_key)
          select question_id + n * 10000000, law, edition, article, law_key, article_key from question_law
            cross join generate_series(1, %d) n where question_id < 10000000
          """,
          "analyze");

  private static void seed(Portal portal) throws SQLException {
    try (Connection connection = portal.database().connect();
        Statement statement = connection.createStatement()) {
      for (String sql : SEED) {
        statement.execute(sql.formatted(COPIES));
      }
    }
  }

  @Test
  void anEditorWorksOverAHundredThousandQuestions() throws SQLException {
    Portal portal = Portal.on(DatabaseKind.POSTGRESQL);
    seed(portal);
    try (Visit visit = Browser.shared().signedIn(portal, "demo.reviewer")) {
      Page page = visit.page();
      String list = "/staff/question/questions";
      time("list", () -> visit.open(list));
      assertThat(page.locator(".ui-paginator").first().innerText()).isNotBlank();
      keep(page, "list");
      time(
          "state, type and operation",
          () -> visit.open(list + "?state=LIVE&type=MULTIPLE_CHOICE&operation=低压电工"));
      time("words of the stem", () -> visit.open(list + "?q=脚手架"));
      time("article of a law", () -> visit.open(list + "?law=安全生产法&article=第28条"));
      visit.open(list);
      time(
          "last page and the first again",
          () -> {
            turn(page, ".ui-paginator-last");
            turn(page, ".ui-paginator-first");
          });
      time("sorted by date", () -> turn(page, "th:has-text('变更时间')"));
      time(
          "one question",
          () -> visit.open(list.replace("questions", "question") + "?id=" + one(portal)));
      keep(page, "question");
      time("duplicates", () -> visit.open("/staff/question/duplicates"));
      time("search for duplicates", 1, () -> page.click("[id='searchForm:search']"));
      keep(page, "duplicates");
    }
  }

  /** PrimeFaces shows a status while it asks the server. */
  private static void turn(Page page, String target) {
    page.waitForResponse(
        answer -> answer.request().method().equals("POST"),
        () -> page.locator(target).first().click());
  }

  private static String one(Portal portal) {
    try (Connection connection = portal.database().connect();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery("select max(public_id) from question where state = 'LIVE'")) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keep(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/workbench/" + name + ".png")));
  }

  private static void time(String what, Runnable act) {
    time(what, TIMES, act);
  }

  private static void time(String what, int times, Runnable act) {
    double[] taken = new double[times];
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      act.run();
      taken[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(taken);
    System.out.printf(
        "WORKBENCH %s: median %.0f ms, most %.0f ms%n", what, taken[times / 2], taken[times - 1]);
  }
}

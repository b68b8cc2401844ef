package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.Portal;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The nearest ten of 200,000 that suit a hazard over HTTP, from the interface and from the page, on
 * PostgreSQL. {@code mvn -Pbench -pl web -am verify}.
 */
class ShelterHttpBench {

  private static final int SHELTERS = 200_000;
  private static final int QUESTIONS = 2_000;
  private static final int WARM_UP = 500;
  private static final List<String> HAZARDS = List.of("EARTHQUAKE", "FLOOD", "FIRE", "GALE");
  private static final double[] SHARES = {0.78, 0.62, 0.35, 0.05};

  @Test
  void nearestTenOfTwoHundredThousand() throws SQLException {
    Portal portal = Portal.on(DatabaseKind.POSTGRESQL);
    fill(portal);
    ask(portal, "interface", "/api/v1/shelters/nearest?limit=10&", "\"suitable\":[{");
    ask(portal, "page     ", "/shelter/shelters?", "id=\"s10\"");
  }

  private static void fill(Portal portal) throws SQLException {
    Random random = new Random(20261124);
    String insert =
        "insert into shelter (id, version, public_id, code, name, sheet, status, occupancy,"
            + " status_since, feed, last_seen, demo, withdrawn, revision) values (?, 1, ?, ?, ?, ?,"
            + " 'STANDBY', null, now(), '', null, true, false, 0)";
    try (Connection connection = portal.database().connect();
        PreparedStatement row = connection.prepareStatement(insert);
        Statement edition = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < SHELTERS; i++) {
        StringBuilder sheet = new StringBuilder();
        sheet.append("NAME\t示例场所").append(i).append("\t测试\t\n");
        for (int h = 0; h < HAZARDS.size(); h++) {
          String answer = random.nextDouble() < SHARES[h] ? "YES" : "NO";
          sheet.append("SUITS_").append(HAZARDS.get(h)).append('\t').append(answer);
          sheet.append("\t测试\t\n");
        }
        sheet.append(
            String.format(
                Locale.ROOT,
                "POSITION\t%.6f,%.6f\t测试\t\n",
                40 + random.nextDouble() * 4,
                121 + random.nextDouble() * 5));
        row.setLong(1, 10_000_000L + i);
        row.setString(2, String.format(Locale.ROOT, "bench%021d", i));
        row.setString(3, "BENCH-" + i);
        row.setString(4, "示例场所" + i);
        row.setString(5, sheet.toString());
        row.addBatch();
        if (i % 5_000 == 4_999) {
          row.executeBatch();
        }
      }
      edition.executeUpdate("update shelter_atlas set edition = edition + 1");
      connection.commit();
    }
  }

  private static void ask(Portal portal, String name, String path, String expected) {
    Random random = new Random(7);
    long[] nanos = new long[QUESTIONS];
    for (int q = -WARM_UP; q < QUESTIONS; q++) {
      String question =
          path
              + String.format(
                  Locale.ROOT,
                  "lat=%.6f&lon=%.6f&hazard=%s",
                  40 + random.nextDouble() * 4,
                  121 + random.nextDouble() * 5,
                  HAZARDS.get(Math.floorMod(q, HAZARDS.size())));
      long start = System.nanoTime();
      HttpResponse<String> answer = portal.get(question);
      long took = System.nanoTime() - start;
      if (q >= 0) {
        nanos[q] = took;
      }
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains(expected);
    }
    Arrays.sort(nanos);
    System.out.printf(
        "bench shelter HTTP %s %,d points, %d requests: p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
        name,
        SHELTERS,
        QUESTIONS,
        nanos[QUESTIONS / 2] / 1e6,
        nanos[QUESTIONS * 99 / 100] / 1e6,
        nanos[QUESTIONS - 1] / 1e6);
  }
}

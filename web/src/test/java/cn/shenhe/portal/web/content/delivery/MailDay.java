package cn.shenhe.portal.web.content.delivery;

import cn.shenhe.portal.content.warning.area.DistrictMap;
import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.PortalProcess;
import cn.shenhe.portal.web.testing.SmtpSink;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A portal of its own whose mail goes to a sink, with many subscribers: for the benchmark and the
 * fault test. Subscribers are written into the database while the portal is down.
 */
final class MailDay implements AutoCloseable {

  private static final String TOKEN = "only-for-this-test";
  private static final int FIRST_ID = 50_000_000;

  /** Where subscribers live, in turn: a warning of one street concerns one of a dozen. */
  static final List<String> STREETS =
      DistrictMap.shipped().streets().keySet().stream().sorted().limit(12).toList();

  final DatabaseKind.TestDatabase database;
  final SmtpSink sink = new SmtpSink();
  private final Path data = PortalProcess.freshDirectory("mail-day");
  private final int port = PortalProcess.freePort();
  private final String name;
  private final Map<String, String> settings = new HashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private PortalProcess process;
  private int subscribers;

  /**
   * A group of subscribers.
   *
   * @param recipients {@code %d} becomes the number, {@code HOST} one of a hundred
   * @param hosts likewise
   * @param hazards empty for all
   */
  record Group(String channel, int size, String recipients, String hosts, String hazards) {

    static Group mail(int size) {
      return new Group("MAIL", size, "s%d@example.org", "mail", "");
    }
  }

  MailDay(DatabaseKind kind, List<Group> groups, Map<String, String> more) throws Exception {
    name = "mail-day-" + kind.name().toLowerCase(Locale.ROOT);
    database = kind.fresh(data);
    settings.put("PORTAL_MAIL_HOST", "127.0.0.1");
    settings.put("PORTAL_MAIL_PORT", Integer.toString(sink.port()));
    settings.put("PORTAL_WARNING_POST_TOKEN", TOKEN);
    settings.putAll(more);
    start();
    process.terminate();
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      place(connection);
      for (Group group : groups) {
        seed(connection, group);
      }
      connection.commit();
    }
    start();
  }

  void start() {
    process = PortalProcess.start(name, database, data, port, settings).awaitReady();
  }

  /** The end without a word: SIGKILL. */
  void kill() throws InterruptedException {
    List<Long> ids = process.aliveIds();
    ids.forEach(id -> ProcessHandle.of(id).ifPresent(ProcessHandle::destroyForcibly));
    for (long id : ids) {
      while (ProcessHandle.of(id).filter(ProcessHandle::isAlive).isPresent()) {
        Thread.sleep(20);
      }
    }
  }

  Duration cpu() {
    return process.aliveIds().stream()
        .map(id -> ProcessHandle.of(id).flatMap(p -> p.info().totalCpuDuration()))
        .map(used -> used.orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Delivers a red warning for the whole district, as an authority's machine would. */
  void warn(String identifier, String hazard, String code) throws Exception {
    warn(identifier, hazard, code, DistrictMap.DISTRICT_CODE);
  }

  /**
   * @param area division code of the district or of a street
   */
  void warn(String identifier, String hazard, String code, String area) throws Exception {
    String now = time(Instant.now());
    String cap =
        "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>"
            + identifier
            + "</identifier><sender>bench</sender><sent>"
            + now
            + "</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info>"
            + "<language>zh-CN</language><category>Met</category><event>"
            + hazard
            + "</event><urgency>Unknown</urgency><severity>Extreme</severity>"
            + "<certainty>Unknown</certainty><eventCode><valueName>c</valueName><value>"
            + code
            + "</value></eventCode><expires>"
            + time(Instant.now().plus(Duration.ofHours(6)))
            + "</expires><senderName>甲市气象台</senderName><headline>甲市气象台发布"
            + hazard
            + "红色预警</headline><description>测试。</description><area><areaDesc>测试区域</areaDesc>"
            + "<geocode><valueName>CPEAS Geographic Code</valueName><value>"
            + area
            + "0".repeat(12 - area.length())
            + "</value></geocode></area></info></alert>";
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(process.url("/api/v1/warnings"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/cap+xml")
                .POST(HttpRequest.BodyPublishers.ofString(cap))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200 || !answer.body().contains("ACCEPTED")) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  /** Keys of letters in a state; the portal must be down, because H2 lets one process in only. */
  Set<String> keys(String state) throws SQLException {
    Set<String> keys = new HashSet<>();
    try (Connection connection = database.connect();
        PreparedStatement select =
            connection.prepareStatement(
                "select letter_key from delivery_ledger where topic is not null and state = ?")) {
      select.setString(1, state);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          keys.add(row.getString(1));
        }
      }
    }
    return keys;
  }

  /** Milliseconds from a warning's acceptance to the last letter in the ledger, by round. */
  String rounds() throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select queued, created_at, done_at from notice_round where queued > 0"
                    + " order by id")) {
      while (row.next()) {
        text.append(
            "%d queued %d ms after acceptance; "
                .formatted(
                    row.getInt(1), row.getTimestamp(3).getTime() - row.getTimestamp(2).getTime()));
      }
    }
    return text.toString();
  }

  private static String time(Instant moment) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx")
        .format(OffsetDateTime.ofInstant(moment, ZoneOffset.ofHours(8)));
  }

  private static void place(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into notice_place (id, place_key, code) values (?, ?, ?)")) {
      for (int i = 0; i < STREETS.size(); i++) {
        insert.setLong(1, FIRST_ID + i);
        insert.setString(2, STREETS.get(i));
        insert.setString(3, STREETS.get(i));
        insert.executeUpdate();
      }
    }
  }

  private void seed(Connection connection, Group group) throws SQLException {
    Timestamp past = Timestamp.from(Instant.now().minus(Duration.ofDays(1)));
    try (PreparedStatement insert =
            connection.prepareStatement(
                "insert into notice_subscription (id, version, public_id, token, channel, recipient,"
                    + " host, hazards, min_level, elder, state, created_at,"
                    + " confirmed_at, changed_at) values (?, 1, ?, ?, ?, ?, ?, ?, 3, false, 'ACTIVE', ?,"
                    + " ?, ?)");
        PreparedStatement where =
            connection.prepareStatement(
                "insert into notice_subscription_place (subscription_id, position, place_id, code,"
                    + " name) values (?, 0, ?, ?, ?)")) {
      for (int i = 0; i < group.size(); i++) {
        int number = subscribers++;
        insert.setLong(1, FIRST_ID + 1L + number);
        insert.setString(2, "s%025d".formatted(number));
        insert.setString(3, "t%025d".formatted(number));
        insert.setString(4, group.channel());
        insert.setString(
            5, group.recipients().replace("HOST", String.valueOf(number % 100)).formatted(number));
        insert.setString(
            6, group.hosts().replace("HOST", String.valueOf(number % 100)).formatted(number));
        insert.setString(7, group.hazards());
        insert.setTimestamp(8, past);
        insert.setTimestamp(9, past);
        insert.setTimestamp(10, past);
        insert.addBatch();
        int place = number % STREETS.size();
        where.setLong(1, FIRST_ID + 1L + number);
        where.setLong(2, FIRST_ID + place);
        where.setString(3, STREETS.get(place));
        where.setString(4, DistrictMap.shipped().streets().get(STREETS.get(place)));
        where.addBatch();
        if (number % 1000 == 999) {
          insert.executeBatch();
          where.executeBatch();
        }
      }
      insert.executeBatch();
      where.executeBatch();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sink.close();
  }
}

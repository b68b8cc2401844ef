package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What takes a portal of its own: the map with the ground of a tile host, and a warning for a part
 * of the district, which an authority's machine delivers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("beside")
class TilesPageIT {

  private static final String TOKEN = "it-warning-token";
  private static final double SOUTH = 41.77;
  private static final double WEST = 123.43;
  private static final double NORTH = 41.79;
  private static final double EAST = 123.46;
  private static final String HERE = "lat=41.78&lon=123.445";

  private final TileServer tiles = new TileServer();
  private final Portal mapped;

  TilesPageIT() throws IOException {
    String host = "http://127.0.0.{s}:" + tiles.port();
    mapped =
        Portal.withSettings(
            "tiles",
            Map.of(
                "PORTAL_MAP_TILES",
                host + layer("vec") + " " + host + layer("cva"),
                "PORTAL_MAP_SUBDOMAINS",
                "1",
                "PORTAL_MAP_ATTRIBUTION",
                "测试瓦片",
                "PORTAL_MAP_REVIEW_NUMBER",
                "测审（2026）1号",
                "PORTAL_WARNING_POST_TOKEN",
                TOKEN));
  }

  @AfterAll
  void stop() {
    mapped.process().terminate();
    tiles.close();
  }

  @Test
  void tilesAreAskedOfTheHostInTheSettingAloneAndShownWithSourceAndReviewNumber() {
    tiles.forget();
    try (Visit visit = Browser.shared().visit(mapped)) {
      visit.expectHost("127.0.0.1:" + tiles.port());
      assertThat(policy(mapped))
          .contains("img-src 'self' data: http://127.0.0.1:" + tiles.port() + ";");
      Page page = visit.page();
      visit.open("/shelter/shelters");
      assertThat(tiles.asked()).isEmpty();
      page.locator("#openMap").click();
      page.waitForFunction(
          "() => { const all = [...document.querySelectorAll('#map img.leaflet-tile')];"
              + " return all.length > 1 && all.every(i => i.complete && i.naturalWidth === 256); }");
      // Ground and names, each tile of the one with its tile of the other.
      assertThat(tiles.of("vec")).isNotEmpty().containsExactlyInAnyOrderElementsOf(tiles.of("cva"));
      // The middle of the district is among them, and nothing far from it.
      int zoom = tiles.of("vec").get(0).zoom();
      assertThat(tiles.of("vec")).contains(Tile.of(zoom, 41.79575, 123.49615));
      Tile northWest = Tile.of(zoom, 42.1, 123.0);
      Tile southEast = Tile.of(zoom, 41.5, 124.0);
      assertThat(tiles.of("vec"))
          .allSatisfy(
              tile -> {
                assertThat(tile.column()).isBetween(northWest.column(), southEast.column());
                assertThat(tile.row()).isBetween(northWest.row(), southEast.row());
              });
      assertThat(page.locator(".leaflet-control-attribution").textContent()).contains("测试瓦片");
      assertThat(page.content()).contains("审图号：测审（2026）1号");
    }
  }

  @Test
  void aDrawnWarningSetsTheSheltersWithinItAsideAndSaysSo() {
    List<String> within = withinTheDrawing();
    assertThat(within).isNotEmpty();
    assertThat(names(nearest(""), "setAside")).isEmpty();
    String sent = time(Instant.now());
    assertThat(deliver(drawn("it-drawn", "Alert", sent, ""))).contains("ACCEPTED");
    try (Visit visit = Browser.shared().visit(mapped)) {
      visit.expectHost("127.0.0.1:" + tiles.port());
      Page page = visit.page();
      // Whoever has the page open is told; then it is asked for anew.
      visit.open("/shelter/shelters");
      page.locator("#warning-banner .alert.level-red").waitFor();
      visit.open("/shelter/shelters");

      assertThat(page.locator(".danger").first().innerText())
          .contains("沈阳市气象台发布暴雨红色预警", "预警范围以内的场所暂不推荐");
      assertThat(page.locator("#hazard").inputValue()).isEqualTo("WATERLOGGING");
      assertThat(page.locator("#preselected").innerText()).contains("已按正在生效的预警预选");
      assertThat(page.locator("svg.sketch path.warned").count()).isOne();
      assertThat(within).containsAll(listed(page, "#aside")).hasSizeGreaterThan(1);
      assertThat(listed(page, "#aside")).isNotEmpty();
      assertThat(listed(page, "#results")).isNotEmpty().doesNotContainAnyElementsOf(within);
      assertThat(page.locator("#aside + p").innerText()).contains("沈阳市气象台发布暴雨红色预警");
      visit.check();
      page.locator("#openMap").click();
      page.locator("#map .warnedArea").waitFor();

      page.locator("#warned").check();
      page.locator("#find button[type=submit]").click();
      assertThat(page.locator("#aside").count()).isZero();
      assertThat(page.locator(".danger").first().innerText())
          .contains("沈阳市气象台发布暴雨红色预警")
          .doesNotContain("暂不推荐");

      JsonObject found = nearest("");
      assertThat(found.get("hazard").getAsString()).isEqualTo("WATERLOGGING");
      assertThat(found.get("hazardFromWarning").getAsBoolean()).isTrue();
      assertThat(within).containsAll(names(found, "setAside"));
      assertThat(names(found, "setAside")).isNotEmpty();
      assertThat(names(found, "suitable")).isNotEmpty().doesNotContainAnyElementsOf(within);
      assertThat(names(nearest("&warned=1"), "setAside")).isEmpty();
      assertThat(names(nearest("&warned=1"), "suitable")).containsAnyElementsOf(within);

      visit.open("/shelter/shelters?" + HERE);
      assertThat(within).containsAll(listed(page, "#aside"));
      assertThat(listed(page, "#results")).isNotEmpty().doesNotContainAnyElementsOf(within);
      page.locator("#warning-banner .alert.level-red").click();
      assertThat(page.locator("article").innerText()).contains("暴雨");
      assertThat(page.locator("li[data-name]").count()).isPositive();
      assertThat(
              page.locator("li[data-name]").all().stream()
                  .map(row -> row.getAttribute("data-name"))
                  .toList())
          .doesNotContainAnyElementsOf(within);
      visit.check();
    } finally {
      // The other test has the same portal, in whichever order they run.
      String of = "<references>it,it-drawn," + sent + "</references>";
      assertThat(deliver(drawn("it-over", "Cancel", time(Instant.now()), of))).contains("ACCEPTED");
    }
    assertThat(names(nearest(""), "setAside")).isEmpty();
  }

  private String deliver(String message) {
    return mapped
        .send(
            HttpRequest.newBuilder(mapped.url("/api/v1/warnings"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/cap+xml")
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build())
        .body();
  }

  private JsonObject nearest(String more) {
    return ShelterDesk.json(mapped.get("/api/v1/shelters/nearest?limit=50&" + HERE + more));
  }

  private static List<String> names(JsonObject found, String part) {
    return found.getAsJsonArray(part).asList().stream()
        .map(one -> one.getAsJsonObject().get("name").getAsString())
        .toList();
  }

  /** Of the list that follows a heading. */
  private static List<String> listed(Page page, String heading) {
    return page.locator(heading + " ~ ol").first().locator("li[data-name]").all().stream()
        .map(row -> row.getAttribute("data-name"))
        .toList();
  }

  private List<String> withinTheDrawing() {
    String box = WEST + "," + SOUTH + "," + EAST + "," + NORTH;
    return ShelterDesk.json(mapped.get(ShelterDesk.ITEMS + "?limit=100&bbox=" + box))
        .getAsJsonArray("features")
        .asList()
        .stream()
        .map(one -> one.getAsJsonObject().getAsJsonObject("properties"))
        .map(said -> said.get("name").getAsString())
        .toList();
  }

  private static String drawn(String identifier, String type, String sent, String references) {
    String ring =
        point(SOUTH, WEST)
            + " "
            + point(NORTH, WEST)
            + " "
            + point(NORTH, EAST)
            + " "
            + point(SOUTH, EAST)
            + " "
            + point(SOUTH, WEST);
    return """
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier>
        <sender>it</sender><sent>%s</sent><status>Actual</status><msgType>%s</msgType>
        <scope>Public</scope>%s<info><language>zh-CN</language><category>Met</category>
        <event>暴雨</event><urgency>Immediate</urgency><severity>Extreme</severity>
        <certainty>Observed</certainty><eventCode><valueName>c</valueName><value>11B03</value>
        </eventCode><expires>%s</expires><senderName>沈阳市气象台</senderName>
        <headline>沈阳市气象台发布暴雨红色预警</headline><description>低洼处正在积水。</description>
        <area><areaDesc>沈河区西南部</areaDesc><polygon>%s</polygon></area></info></alert>
        """
        .formatted(
            identifier,
            sent,
            type,
            references,
            time(Instant.now().plus(Duration.ofHours(6))),
            ring);
  }

  private static String point(double latitude, double longitude) {
    return latitude + "," + longitude;
  }

  private static String time(Instant moment) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx")
        .format(OffsetDateTime.ofInstant(moment, ZoneOffset.ofHours(8)));
  }

  private static String layer(String name) {
    return "/"
        + name
        + "_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER="
        + name
        + "&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles"
        + "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=test";
  }

  private static String policy(Portal portal) {
    return portal
        .get("/shelter/shelters")
        .headers()
        .firstValue("Content-Security-Policy")
        .orElseThrow();
  }

  /** A tile of the web's usual pyramid in Mercator's projection. */
  private record Tile(int zoom, int column, int row) {

    static Tile of(int zoom, double latitude, double longitude) {
      double across = Math.pow(2, zoom);
      double north = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2));
      return new Tile(
          zoom,
          (int) ((longitude + 180) / 360 * across),
          (int) ((1 - north / Math.PI) / 2 * across));
    }
  }

  /** Answers every address with a grey tile and remembers what it was asked for. */
  private static final class TileServer implements AutoCloseable {

    private static final Pattern ASKED =
        Pattern.compile(
            "/(vec|cva)_w/wmts\\?.*&LAYER=\\1&.*&TILEMATRIX=(\\d+)&TILEROW=(\\d+)&TILECOL=(\\d+)&tk=test");

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    TileServer() throws IOException {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(256, 256, BufferedImage.TYPE_BYTE_GRAY), "png", png);
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.createContext(
          "/",
          exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, png.size());
            try (OutputStream body = exchange.getResponseBody()) {
              png.writeTo(body);
            }
          });
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    List<String> asked() {
      return asked;
    }

    void forget() {
      asked.clear();
    }

    /** The tiles of the layer; an address of another form counts for none. */
    List<Tile> of(String layer) {
      return asked.stream()
          .map(ASKED::matcher)
          .filter(Matcher::matches)
          .filter(address -> address.group(1).equals(layer))
          .map(
              address ->
                  new Tile(
                      Integer.parseInt(address.group(2)),
                      Integer.parseInt(address.group(4)),
                      Integer.parseInt(address.group(3))))
          .toList();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}

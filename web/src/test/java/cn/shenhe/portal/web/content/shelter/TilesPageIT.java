package cn.shenhe.portal.web.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The map with the ground of a tile host, which takes a portal of its own. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("beside")
class TilesPageIT {

  @Test
  void tilesAreAskedOfTheHostInTheSettingAloneAndShownWithSourceAndReviewNumber()
      throws IOException {
    try (TileServer tiles = new TileServer()) {
      String host = "http://127.0.0.{s}:" + tiles.port();
      Portal mapped =
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
                  "测审（2026）1号"));
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
        assertThat(tiles.of("vec"))
            .isNotEmpty()
            .containsExactlyInAnyOrderElementsOf(tiles.of("cva"));
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
      } finally {
        mapped.process().terminate();
      }
    }
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

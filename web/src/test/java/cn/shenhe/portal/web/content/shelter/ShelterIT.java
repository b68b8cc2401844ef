package cn.shenhe.portal.web.content.shelter;

import static cn.shenhe.portal.web.content.shelter.ShelterDesk.ITEMS;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.apply;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.byText;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.json;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.position;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.status;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.undo;
import static cn.shenhe.portal.web.content.shelter.ShelterDesk.upload;
import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Browser;
import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.OnBothDatabases;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.Visit;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shelters on each database: open data by its standard, and what staff does with shelters. */
@OnBothDatabases
class ShelterIT {

  private static final String ROOT = "/api/v1/ogc/features";
  private static final int DEMO = 33;

  private final Portal portal;

  ShelterIT(DatabaseKind kind) {
    portal = Portal.on(kind);
  }

  /** OGC 17-069r4, annex A: the abstract tests of core and GeoJSON, in the order of a client. */
  @Test
  void clientOfOgcApiFeaturesFindsEverythingByLinksFromTheLandingPage() {
    JsonObject landing = json(portal.get(ROOT));
    assertThat(link(landing, "self")).isNotNull();
    HttpResponse<String> description = follow(link(landing, "service-desc"));
    assertThat(description.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/vnd.oai.openapi+json");
    assertThat(json(description).getAsJsonObject("paths"))
        .satisfies(
            paths -> assertThat(paths.keySet()).contains("/collections/{collectionId}/items"));

    assertThat(json(follow(link(landing, "conformance"))).getAsJsonArray("conformsTo"))
        .extracting(JsonElement::getAsString)
        .contains(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");

    JsonObject collections = json(follow(link(landing, "data")));
    assertThat(link(collections, "self")).isNotNull();
    JsonObject collection = collections.getAsJsonArray("collections").get(0).getAsJsonObject();
    assertThat(collection.get("id").getAsString()).isEqualTo("shelters");
    assertThat(
            collection.getAsJsonObject("extent").getAsJsonObject("spatial").getAsJsonArray("bbox"))
        .hasSize(1);
    assertThat(json(portal.get(ROOT + "/collections/shelters"))).isEqualTo(collection);

    JsonObject first = json(follow(link(collection, "items")));
    assertThat(first.get("type").getAsString()).isEqualTo("FeatureCollection");
    assertThat(first.get("numberReturned").getAsInt()).isEqualTo(10);
    assertThat(first.get("numberMatched").getAsInt()).isEqualTo(DEMO);
    assertThat(first.get("timeStamp").getAsString()).endsWith("Z");
    assertThat(link(first, "self")).isNotNull();
    assertThat(link(first, "alternate")).isNotNull();

    JsonObject feature = first.getAsJsonArray("features").get(0).getAsJsonObject();
    HttpResponse<String> one = portal.get(ITEMS + "/" + feature.get("id").getAsString());
    assertThat(one.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/geo+json");
    assertThat(json(one).get("type").getAsString()).isEqualTo("Feature");
    assertThat(link(json(one), "self")).isNotNull();
    assertThat(link(json(one), "collection")).isNotNull();
  }

  @Test
  void pagesOfFeaturesTogetherAreAllOfThemEachOnce() {
    List<String> ids = new ArrayList<>();
    String next = ITEMS + "?limit=7";
    int pages = 0;
    while (next != null) {
      JsonObject page = json(next.startsWith("/") ? portal.get(next) : follow(next));
      page.getAsJsonArray("features")
          .forEach(f -> ids.add(f.getAsJsonObject().get("id").getAsString()));
      next = link(page, "next");
      pages++;
    }
    assertThat(pages).isEqualTo(5);
    assertThat(ids).hasSize(DEMO).doesNotHaveDuplicates();
  }

  @Test
  void boxAndTimeChooseFeatures() {
    JsonObject box = json(portal.get(ITEMS + "?limit=100&bbox=123.44,41.77,123.46,41.79"));
    assertThat(box.get("numberMatched").getAsInt()).isBetween(1, DEMO - 1);
    box.getAsJsonArray("features")
        .forEach(
            f -> {
              JsonArray at =
                  f.getAsJsonObject().getAsJsonObject("geometry").getAsJsonArray("coordinates");
              assertThat(at.get(0).getAsDouble()).isBetween(123.44, 123.46);
              assertThat(at.get(1).getAsDouble()).isBetween(41.77, 41.79);
            });
    assertThat(matched("?bbox=123.44,41.77,0,123.46,41.79,100"))
        .isEqualTo(box.get("numberMatched").getAsInt());
    assertThat(matched("?bbox=170,-10,-170,10")).isZero();
    assertThat(matched("?datetime=2020-01-01T00:00:00Z")).isZero();
    assertThat(matched("?datetime=../2020-01-01T00:00:00Z")).isZero();
    assertThat(matched("?datetime=2020-01-01T00:00:00Z/..")).isEqualTo(DEMO);
    assertThat(matched("?datetime=2020-01-01T00:00:00%2B08:00/")).isEqualTo(DEMO);
  }

  @Test
  void wrongAndUnknownParametersAreRefused() {
    for (String query :
        List.of(
            "limit=0",
            "limit=x",
            "limit=-1",
            "limit=1&limit=2",
            "offset=-1",
            "bbox=1,2,3",
            "bbox=1,2,3,x",
            "bbox=",
            "bbox=0,50,1,40",
            "bbox=0,0,200,1",
            "datetime=yesterday",
            "datetime=2026-01-01",
            "datetime=../..",
            "datetime=2026-02-01T00:00:00Z/2026-01-01T00:00:00Z",
            "bogus=1",
            "f=xml")) {
      HttpResponse<String> answer = portal.get(ITEMS + "?" + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(json(answer).keySet()).as(query).contains("code", "description");
    }
    assertThat(portal.get(ROOT + "?bogus=1").statusCode()).isEqualTo(400);
    assertThat(portal.get(ROOT + "/collections/nothing").statusCode()).isEqualTo(404);
    assertThat(portal.get(ROOT + "/collections/nothing/items").statusCode()).isEqualTo(404);
    assertThat(portal.get(ITEMS + "/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void openDataMayBeAskedByAnySiteAndOnlyOnceForEachEdition() {
    for (String path :
        List.of(
            ITEMS,
            "/api/v1/shelters.geojson",
            "/api/v1/shelters.csv",
            "/api/v1/shelters.xlsx",
            "/api/v1/district.geojson")) {
      HttpResponse<String> first = portal.get(path, "Origin", "https://map.example");
      assertThat(first.statusCode()).as(path).isEqualTo(200);
      assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).as(path).contains("*");
      String tag = first.headers().firstValue("ETag").orElseThrow();
      assertThat(portal.get(path, "If-None-Match", tag).statusCode()).as(path).isEqualTo(304);
    }
    HttpResponse<String> leave =
        portal.send(
            HttpRequest.newBuilder(portal.url(ITEMS))
                .header("Origin", "https://map.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "if-none-match")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());
    assertThat(leave.statusCode()).isEqualTo(204);
    assertThat(leave.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("If-None-Match");
  }

  @Test
  void responsiblePersonsNeverLeaveTheStaffPages() {
    for (String path :
        List.of(ITEMS, "/api/v1/shelters.geojson", "/api/v1/shelters.csv", "/shelter/shelters")) {
      assertThat(portal.get(path).body())
          .as(path)
          .doesNotContain("责任人")
          .doesNotContain("responsible");
    }
  }

  @Test
  void nearestAnswersOnlyWhatSuitsNearestFirst() {
    JsonObject found =
        json(portal.get("/api/v1/shelters/nearest?lat=41.79&lon=123.44&hazard=FLOOD&limit=5"));
    JsonArray suitable = found.getAsJsonArray("suitable");
    assertThat(suitable).isNotEmpty();
    double before = 0;
    for (int i = 0; i < suitable.size(); i++) {
      JsonObject one = suitable.get(i).getAsJsonObject();
      assertThat(one.getAsJsonArray("reasons").get(0).getAsString()).isEqualTo("hazard.yes");
      assertThat(one.get("metres").getAsDouble()).isGreaterThanOrEqualTo(before);
      before = one.get("metres").getAsDouble();
    }
    assertThat(portal.get("/api/v1/shelters/nearest?lat=41.79").statusCode()).isEqualTo(400);
    assertThat(portal.get("/api/v1/shelters/nearest?lat=41.79&lon=123.4&limit=99").statusCode())
        .isEqualTo(400);
  }

  /** In the list one tap on the shelter, one on the status. */
  @Test
  void dutyOfficerOpensInTwoTapsAndThePastStaysWhatItWas() {
    try (Visit visit = Browser.shared().visit(portal)) {
      visit.signIn("demo.duty");
      visit.open("/staff/shelter/operations");
      Page page = visit.page();
      page.locator(".opsList a", byText("示例公园B（演示数据）")).click();
      String id = page.url().replaceAll(".*id=([0-9a-z]+).*", "$1");
      String before = json(portal.get(ITEMS + "/" + id)).get("type").getAsString();
      assertThat(before).isEqualTo("Feature");
      page.locator("[id='statusForm:open']").click();
      page.locator("text=已登记").waitFor();

      assertThat(status(portal, id, "")).isEqualTo("OPEN");
      assertThat(portal.get("/api/v1/shelters/status?limit=1").body())
          .contains(id)
          .contains("OPEN");
      page.locator("[id='countForm:persons']").fill("120");
      page.locator("[id='countForm:count']").click();
      page.locator("text=已登记").waitFor();
      assertThat(portal.get("/shelter/shelter?id=" + id).body()).contains("在场 120 人");

      page.locator("[id='statusForm:standby']").click();
      page.locator("text=已登记").waitFor();
      assertThat(status(portal, id, "")).isEqualTo("STANDBY");
      String opened =
          json(portal.get(ITEMS + "/" + id))
              .getAsJsonObject("properties")
              .get("statusSince")
              .getAsString();
      String justBefore = java.time.Instant.parse(opened).minusMillis(1).toString();
      assertThat(status(portal, id, "?datetime=" + justBefore)).isEqualTo("OPEN");
      assertThat(portal.get("/api/v1/shelters/status?limit=1&at=" + justBefore).body())
          .contains(id)
          .contains("OPEN");
      assertThat(portal.get("/api/v1/shelters/status?at=2020-01-01T00:00:00Z").body())
          .isEqualTo("[]");
      assertThat(portal.get("/shelter/shelters?at=2020-01-01T00:00").body())
          .doesNotContain("最近的启用与停用");
      assertThat(portal.get("/shelter/shelter?id=" + id + "&at=" + justBefore).body())
          .contains("在场 120 人");
      assertThat(portal.get("/shelter/shelter?id=" + id + "&at=2020-01-01T00:00").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void editorBringsAListInAndTakesItBack() {
    String table =
        "名称,编码,适宜洪水,纬度,经度,街道代码,责任人,责任人手机\n"
            + "示例场所（测试导入）,IT-1,是,41.7801,123.4501,210103005,责任甲乙,13800000001\n";
    try (Visit visit = Browser.shared().visit(portal)) {
      visit.signIn("demo.editor");
      visit.open("/staff/shelter/import");
      Page page = visit.page();
      upload(page, table);
      apply(page);
      assertThat(matched("")).isEqualTo(DEMO + 1);

      visit.open("/staff/shelter/correction?q=IT-1");
      page.locator(".opsList a").first().click();
      String id = page.url().replaceAll(".*id=([0-9a-z]+).*", "$1");
      for (String path :
          List.of(
              "/shelter/shelter?id=" + id, "/shelter/pocket?street=210103005", ITEMS + "/" + id)) {
        assertThat(portal.get(path).body()).as(path).doesNotContain("责任甲乙", "13800000001");
      }
      try (Visit duty = Browser.shared().visit(portal)) {
        duty.signIn("demo.duty");
        duty.open("/staff/shelter/operations?id=" + id);
        assertThat(duty.page().locator("#responsible").textContent())
            .contains("责任甲乙")
            .contains("13800000001");
      }

      visit.open("/staff/shelter/import");
      undo(page);
      assertThat(matched("")).isEqualTo(DEMO);
    }
  }

  @Test
  void theSheetOfAShelterSaysForMachinesWhatAndWhereItIs() {
    JsonObject feature =
        json(portal.get(ITEMS + "?limit=1")).getAsJsonArray("features").get(0).getAsJsonObject();
    String id = feature.get("id").getAsString();
    String page = portal.get("/shelter/shelter?id=" + id).body();
    JsonObject said =
        JsonParser.parseString(
                page.replaceAll(
                    "(?s).*<script type=\"application/ld\\+json\"[^>]*>(.*?)</script>.*", "$1"))
            .getAsJsonObject();
    assertThat(said.get("@context").getAsString()).isEqualTo("https://schema.org");
    assertThat(said.get("@type").getAsString()).isEqualTo("CivicStructure");
    assertThat(said.get("name")).isEqualTo(feature.getAsJsonObject("properties").get("name"));
    assertThat(said.get("url").getAsString()).endsWith("/shelter/shelter?id=" + id);
    JsonObject geo = said.getAsJsonObject("geo");
    assertThat(geo.get("latitude").getAsDouble()).isEqualTo(position(feature).latitude());
    assertThat(geo.get("longitude").getAsDouble()).isEqualTo(position(feature).longitude());
  }

  private int matched(String query) {
    return json(portal.get(ITEMS + query)).get("numberMatched").getAsInt();
  }

  private HttpResponse<String> follow(String href) {
    String base = portal.url("").toString();
    assertThat(href).startsWith(base);
    HttpResponse<String> answer = portal.get(href.substring(base.length()));
    assertThat(answer.statusCode()).as(href).isEqualTo(200);
    return answer;
  }

  private static String link(JsonObject from, String rel) {
    for (JsonElement link : from.getAsJsonArray("links")) {
      if (link.getAsJsonObject().get("rel").getAsString().equals(rel)) {
        return link.getAsJsonObject().get("href").getAsString();
      }
    }
    return null;
  }
}

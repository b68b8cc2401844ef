package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.web.testing.Portal;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What tests read of shelters as open data, and how an editor's list is brought in. */
final class ShelterDesk {

  static final String ITEMS = "/api/v1/ogc/features/collections/shelters/items";

  private ShelterDesk() {}

  static JsonObject json(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  static GeoPoint position(JsonObject feature) {
    JsonArray at = feature.getAsJsonObject("geometry").getAsJsonArray("coordinates");
    return new GeoPoint(at.get(1).getAsDouble(), at.get(0).getAsDouble());
  }

  /**
   * @param query {@code ?datetime=…}, or empty for now
   */
  static String status(Portal portal, String id, String query) {
    return json(portal.get(ITEMS + "/" + id + query))
        .getAsJsonObject("properties")
        .get("status")
        .getAsString();
  }

  /** On the open page of the import: a file with its source, up to the preview. */
  static void upload(Page page, String table) {
    page.locator("input[type=file]")
        .setInputFiles(
            new FilePayload("it.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
    page.locator("[id='uploadForm:source']").fill("测试文件");
    page.locator("[id='uploadForm:upload']").click();
  }

  /** Takes over what the preview shows. */
  static void apply(Page page) {
    page.locator("[id='applyForm:apply']").click();
    page.locator("text=已应用：").waitFor();
  }

  /** Takes back what was taken over last. */
  static void undo(Page page) {
    page.locator("button:has-text('撤销')").first().click();
    page.locator("text=已撤销：").waitFor();
  }

  static Page.LocatorOptions byText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}

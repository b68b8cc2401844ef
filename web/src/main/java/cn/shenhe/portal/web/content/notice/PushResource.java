package cn.shenhe.portal.web.content.notice;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.push.VapidKey;
import cn.shenhe.portal.content.notice.Subscriptions;
import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.web.security.ClientAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** How a browser subscribes to Web Push: its user has said yes in the browser's own question. */
@Path("/warnings/push")
@RequestScoped
public class PushResource {

  private static final int MOST_TEXTS = 100;

  @Inject VapidKey key;
  @Inject WishForm wishForm;
  @Inject Subscriptions subscriptions;
  @Inject AskLimit limit;
  @Inject ClientAddress clientAddress;

  /** What the browser wants as {@code applicationServerKey}. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject key() {
    return Json.createObjectBuilder().add("key", key.publicKey()).build();
  }

  /**
   * @param body {@code {"endpoint", "p256dh", "auth", "areas": [], "points":
   *     ["latitude,longitude,name"], "words", "level", "hazards": [], "quietFrom", "quietTo",
   *     "elder", "language"}}
   * @return {@code {"manage": address of the subscription's page}}
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject subscribe(JsonObject body, @Context HttpServletRequest request) {
    limit.count(clientAddress.of(request));
    String recipient = recipient(body.getString("endpoint", ""), body);
    wishForm.setAreas(texts(body, "areas").toArray(new String[0]));
    texts(body, "points").forEach(wishForm::addPoint);
    wishForm.setWords(body.getString("words", ""));
    texts(body, "hazards").forEach(wishForm::wish);
    wishForm.setLevel(body.getString("level", WarningLevel.YELLOW.name()));
    wishForm.setQuietFrom(body.getString("quietFrom", ""));
    wishForm.setQuietTo(body.getString("quietTo", ""));
    wishForm.setElder(body.getBoolean("elder", false));
    wishForm.setLanguage(body.getString("language", ""));
    String token = subscriptions.ask(Channel.WEB_PUSH, recipient, wishForm.read()).token();
    return Json.createObjectBuilder()
        .add("manage", token == null ? "" : "/warning/subscription?t=" + token)
        .build();
  }

  /**
   * The push service gave the browser another address.
   *
   * @param body {@code {"before", "now"}}, each as browsers write a push subscription
   */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public void move(JsonObject body, @Context HttpServletRequest request) {
    limit.count(clientAddress.of(request));
    subscriptions.moved(written(body, "before"), written(body, "now"));
  }

  private static List<String> texts(JsonObject body, String name) {
    return body.get(name) instanceof JsonArray array
        ? array.stream()
            .filter(JsonString.class::isInstance)
            .limit(MOST_TEXTS)
            .map(value -> ((JsonString) value).getString())
            .toList()
        : List.of();
  }

  private static String written(JsonObject body, String name) {
    JsonObject push = object(body, name);
    return recipient(push.getString("endpoint", ""), object(push, "keys"));
  }

  private static JsonObject object(JsonObject body, String name) {
    return body.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static String recipient(String endpoint, JsonObject keys) {
    return endpoint + " " + keys.getString("p256dh", "") + " " + keys.getString("auth", "");
  }
}

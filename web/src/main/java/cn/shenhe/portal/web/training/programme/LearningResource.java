package cn.shenhe.portal.web.training.programme;

import cn.shenhe.portal.training.hours.LearningHours;
import cn.shenhe.portal.training.hours.LearningState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The heartbeats of a page that is being learned from. Times are the server's own; what a page says
 * of time is not even read.
 */
@Path("/learning")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "课程")
public class LearningResource {

  @Inject LearningHours hours;

  /** {@code {"piece": "lesson:cpr-aed"}}; ends every other stream of the caller. */
  @POST
  @Path("/open")
  public LearningState open(JsonObject body) {
    return hours.open(text(body, "piece"));
  }

  /** {@code {"stream", "nonce", "from", "to"}}; the nonce of the last answer. */
  @POST
  @Path("/beat")
  public LearningState beat(JsonObject body) {
    return hours.beat(
        text(body, "stream"), text(body, "nonce"), number(body, "from"), number(body, "to"));
  }

  /** As a heartbeat, and the person pressed the button. */
  @POST
  @Path("/present")
  public LearningState present(JsonObject body) {
    return hours.present(
        text(body, "stream"), text(body, "nonce"), number(body, "from"), number(body, "to"));
  }

  private static String text(JsonObject body, String name) {
    JsonValue value = body == null ? null : body.get(name);
    return value instanceof JsonString string ? string.getString() : "";
  }

  private static Double number(JsonObject body, String name) {
    JsonValue value = body == null ? null : body.get(name);
    return value instanceof JsonNumber number ? number.doubleValue() : null;
  }
}

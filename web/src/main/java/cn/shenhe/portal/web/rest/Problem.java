package cn.shenhe.portal.web.rest;

import cn.shenhe.portal.web.shell.RefusalTexts;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What went wrong, for a program and for the person behind it. Source: RFC 9457.
 *
 * @param type {@code /problems/<code of the refusal>}; stable, programs may decide by it
 * @param title a sentence in Chinese for the person
 * @param status the HTTP status once more
 * @param detail the number under which the failure stands in our log, or the fields that are wrong;
 *     null when there is no more to say
 */
@JsonbPropertyOrder({"type", "title", "status", "detail"})
public record Problem(String type, String title, int status, String detail) {

  /** The media type of every error below {@code /api/v1}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(String code, List<Object> arguments, int status, String detail) {
    return new Problem(
        "/problems/" + code, new RefusalTexts().text(code, arguments), status, detail);
  }

  /** A refusal of a module: its code says the status. */
  static Problem ofRefusal(String code, List<Object> arguments) {
    return of(code, arguments, RefusalStatus.of(code), null);
  }

  Response answer() {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .entity(this)
        .build();
  }
}

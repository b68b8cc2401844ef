package cn.shenhe.portal.web.content.delivery;

import cn.shenhe.portal.content.delivery.Report;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the operator's mail server and gateways tell of letters they had taken over. The mail server
 * pipes what comes back to {@code /bounces}; gateways post to {@code /receipts}, see {@code
 * content.delivery.gateway}.
 */
@Path("/delivery")
@RequestScoped
public class ReportsResource {

  private static final Map<String, Report.Outcome> OUTCOMES =
      Map.of(
          "arrived", Report.Outcome.ARRIVED,
          "failed", Report.Outcome.CAME_BACK,
          "no-such-recipient", Report.Outcome.NO_SUCH_RECIPIENT);
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;
  private static final int MOST_KEY = 200;

  @Inject ReportRelay relay;

  @Inject
  @ConfigProperty(name = "portal.delivery.report-token")
  Optional<String> token;

  /**
   * @param body the whole message, as the mail server has it
   * @return 204, also for mail that is no report: it is not to be sent back
   */
  @POST
  @Path("/bounces")
  @Consumes(MediaType.WILDCARD)
  public Response bounce(@HeaderParam("Authorization") String authorization, InputStream body)
      throws IOException {
    if (!knowsToken(authorization)) {
      return unauthorized();
    }
    byte[] mail = body.readNBytes(BounceReader.MOST_BYTES + 1);
    if (mail.length > BounceReader.MOST_BYTES) {
      return Response.status(TOO_LARGE).build();
    }
    BounceReader.read(mail).ifPresent(relay::hand);
    return Response.noContent().build();
  }

  @POST
  @Path("/receipts")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response receipt(@HeaderParam("Authorization") String authorization, JsonObject body) {
    if (!knowsToken(authorization)) {
      return unauthorized();
    }
    String key = body.getString("requestId", "");
    Report.Outcome outcome = OUTCOMES.get(body.getString("status", ""));
    if (outcome == null || key.isBlank() || key.length() > MOST_KEY) {
      return Response.status(BAD_REQUEST).build();
    }
    boolean known = relay.hand(new Report(key, outcome, body.getString("detail", "")));
    return known ? Response.noContent().build() : Response.status(NOT_FOUND).build();
  }

  private static Response unauthorized() {
    return Response.status(UNAUTHORIZED).header("WWW-Authenticate", "Bearer").build();
  }

  private boolean knowsToken(String authorization) {
    String prefix = "Bearer ";
    if (token.isEmpty() || token.get().isBlank() || authorization == null) {
      return false;
    }
    return authorization.startsWith(prefix)
        // Of equal length and compared in constant time: the answer's delay tells nothing.
        && MessageDigest.isEqual(
            digest(token.get().strip()), digest(authorization.substring(prefix.length()).strip()));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

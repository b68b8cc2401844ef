package cn.shenhe.portal.web.content.notice;

import cn.shenhe.portal.content.notice.Subscriptions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One-click unsubscribing. Source: RFC 8058. The token in the address is all the right there is: no
 * cookie, no redirect, no second question. A GET, as mail scanners send it, changes nothing.
 */
@Path("/warnings/unsubscribe/{token}")
@RequestScoped
public class UnsubscribeResource {

  private static final int BAD_REQUEST = 400;
  private static final int MOST_BODY = 4096;

  @Inject Subscriptions subscriptions;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  /** The body may be of either kind of form; one that says something else is not one-click. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
  public Response unsubscribe(@PathParam("token") String token, InputStream body)
      throws IOException {
    String said = new String(body.readNBytes(MOST_BODY), StandardCharsets.US_ASCII);
    if (!said.isBlank() && !said.contains("One-Click")) {
      return Response.status(BAD_REQUEST).entity("List-Unsubscribe=One-Click").build();
    }
    subscriptions.end(token);
    return Response.ok("已退订。").build();
  }

  /** For people whose mail program only opens the address. */
  @GET
  public Response page(@PathParam("token") String token) {
    return Response.seeOther(
            URI.create(
                publicUrl
                    + "/warning/subscription?t="
                    + URLEncoder.encode(token, StandardCharsets.UTF_8)))
        .build();
  }
}

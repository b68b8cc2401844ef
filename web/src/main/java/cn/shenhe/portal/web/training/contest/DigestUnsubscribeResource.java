package cn.shenhe.portal.web.training.contest;

import cn.shenhe.portal.training.digest.Digests;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One-click unsubscribing from the digest. Source: RFC 8058. The token in the address is all the
 * right there is; a GET, as mail scanners send it, changes nothing.
 */
@Path("/digests/unsubscribe/{token}")
@RequestScoped
public class DigestUnsubscribeResource {

  private static final int BAD_REQUEST = 400;

  @Inject Digests digests;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  @POST
  @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
  @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
  public Response unsubscribe(
      @PathParam("token") String token, @FormParam("List-Unsubscribe") String asked) {
    if (asked != null && !asked.equals("One-Click")) {
      return Response.status(BAD_REQUEST).entity("List-Unsubscribe=One-Click").build();
    }
    digests.end(token);
    return Response.ok("已退订。").build();
  }

  /** For people whose mail program only opens the address. */
  @GET
  public Response page(@PathParam("token") String token) {
    return Response.seeOther(
            URI.create(
                publicUrl
                    + "/campaign/digest?t="
                    + URLEncoder.encode(token, StandardCharsets.UTF_8)))
        .build();
  }
}

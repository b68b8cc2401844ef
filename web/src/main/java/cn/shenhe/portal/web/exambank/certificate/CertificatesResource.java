package cn.shenhe.portal.web.exambank.certificate;

import cn.shenhe.portal.exambank.certificate.CertificateCheck;
import cn.shenhe.portal.exambank.certificate.CertificateCheck.Checked;
import cn.shenhe.portal.web.security.ClientAddress;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** What machines need to check certificates: keys, issuer, revocations, the state of one number. */
@Path("/certificates")
public class CertificatesResource {

  private static final String JSON = "application/json;charset=UTF-8";

  @Inject CertificateCheck check;
  @Inject CheckLimit limit;
  @Inject ClientAddress clientAddress;

  @GET
  @Path("keys")
  @Produces("application/jwk-set+json")
  public String keys() {
    return check.keySet();
  }

  @GET
  @Path("keys/{id: [A-Za-z0-9_-]{12}}")
  public Response key(@PathParam("id") String id) {
    return check
        .key(id)
        .map(key -> Response.ok(key, "application/jwk+json"))
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
        .build();
  }

  @GET
  @Path("issuer")
  @Produces(JSON)
  public String issuer() {
    return check.issuer();
  }

  @GET
  @Path("revoked")
  @Produces(JSON)
  public String revoked() {
    return check.revocations();
  }

  /** State of a certificate; the name is masked. */
  @GET
  @Path("{number: [A-Za-z0-9-]{10,40}}")
  @Produces(JSON)
  public Response state(@PathParam("number") String number, @Context HttpServletRequest request) {
    limit.count(clientAddress.of(request));
    Checked checked = check.check(number);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("outcome", checked.outcome().name());
    answer.put("number", checked.number());
    answer.put("name", checked.name());
    answer.put("title", checked.title());
    answer.put("issuer", checked.issuer());
    answer.put("issued", text(checked.issued()));
    answer.put("expires", text(checked.expires()));
    answer.put("revokedAt", text(checked.revokedAt()));
    answer.put("demo", checked.demo());
    answer.put("at", text(checked.at()));
    answer.values().removeIf(java.util.Objects::isNull);
    boolean found = checked.title() != null;
    return Response.status(found ? 200 : 404)
        .entity(answer)
        .header("Cache-Control", "no-store")
        .build();
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
